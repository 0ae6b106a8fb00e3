# Make metafor.json: Rscript make_metafor.R > metafor.json
# Needs R with metafor and jsonlite (Debian: r-cran-metafor, r-cran-jsonlite).
suppressPackageStartupMessages({library(metafor); library(jsonlite)})

# Iterated until tau2 stands still: the default stops when a step is below 1e-5.
TIGHT <- list(threshold = 1e-12, maxiter = 100000)

bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
clasp <- escalc(measure = "OR",
                ai = c(5, 5, 12, 69, 9, 313), n1i = c(156, 303, 565, 1570, 103, 4659),
                ci = c(8, 17, 9, 94, 11, 352), n2i = c(74, 303, 477, 1565, 105, 4650))

sets <- list(
  bcg = list(yi = c(bcg$yi), vi = c(bcg$vi)),
  clasp = list(yi = c(clasp$yi), vi = c(clasp$vi)),
  homogeneous = list(yi = c(0.31, 0.28, 0.35, 0.30, 0.26), vi = c(0.04, 0.09, 0.0625, 0.03, 0.12)),
  two_studies = list(yi = c(-8.2, -2.9), vi = c(2.1, 3.4)),
  far_apart = list(yi = c(-12.0, 3.5, -25.0, 8.0, -6.5, 14.0), vi = c(0.5, 1.2, 0.8, 2.5, 0.3, 1.9)),
  # numpy.random.default_rng(2026): v uniform on 0.02 to 0.3, y normal around -0.6 with variance v + 0.5.
  ten_studies = list(
    yi = c(-0.0563, -0.1696, -0.6517, -0.6675, -0.4734, -1.1287, -0.9551, -0.1862, -0.7094, -1.6677),
    vi = c(0.0701, 0.1992, 0.1508, 0.1237, 0.1194, 0.2413, 0.2734, 0.0697, 0.2028, 0.1035))
)

named <- function(fit) {
  new <- predict(fit)
  list(k = fit$k, estimate = c(fit$b), se = fit$se, ci_low = fit$ci.lb, ci_high = fit$ci.ub,
       tau2 = fit$tau2, i2 = fit$I2, q = fit$QE, prediction_low = new$pi.lb, prediction_high = new$pi.ub)
}

cases <- list()
for (name in names(sets)) for (method in c("REML", "DL")) for (test in c("z", "knha")) {
  y <- sets[[name]]$yi
  v <- sets[[name]]$vi
  cases[[length(cases) + 1]] <- list(
    set = name, method = method, test = test,
    converged = named(rma.uni(y, v, method = method, test = test, control = TIGHT)),
    default = named(rma.uni(y, v, method = method, test = test)))
}

left_out <- list()
for (method in c("REML", "DL")) for (test in c("z", "knha")) {
  fit <- rma.uni(bcg$yi, bcg$vi, method = method, test = test, control = TIGHT)
  loo <- leave1out(fit)
  left_out[[length(left_out) + 1]] <- list(
    set = "bcg", method = method, test = test, estimate = loo$estimate, se = loo$se, ci_low = loo$ci.lb,
    ci_high = loo$ci.ub, tau2 = loo$tau2, i2 = loo$I2, q = loo$Q)
}

# A restricted likelihood with two peaks, at tau2 near 0.004 and (higher) near 0.026, and a rise at zero.
peaks <- list(yi = c(-4.780, -2.061, -2.771, -2.158, -0.423, -1.556, -2.935, -2.438, -3.047, -1.395, -2.032, -2.437, -2.119),
              vi = c(7.6246, 0.0091, 1.0330, 0.0036, 1.5488, 1.0016, 0.0864, 0.0887, 0.3162, 4.5246, 0.0111, 0.0711, 0.1282))
two_peaks <- list(
  yi = peaks$yi, vi = peaks$vi,
  from_default_start = named(rma.uni(peaks$yi, peaks$vi, method = "REML")),
  from_a_start_above = named(rma.uni(peaks$yi, peaks$vi, method = "REML", control = c(TIGHT, tau2.init = 0.1))))
two_peaks$log_likelihood_default_start <- c(logLik(rma.uni(peaks$yi, peaks$vi, method = "REML")))
two_peaks$log_likelihood_start_above <- c(logLik(rma.uni(peaks$yi, peaks$vi, method = "REML", control = c(TIGHT, tau2.init = 0.1))))

tables <- list(c(4, 123, 11, 139), c(505, 88391, 499, 88391), c(0, 10, 3, 12), c(10, 10, 3, 12), c(0, 10, 0, 12), c(10, 10, 12, 12))
sizes <- list()
for (measure in c("RD", "OR")) for (n in tables) {
  one <- escalc(measure = measure, ai = n[1], n1i = n[2], ci = n[3], n2i = n[4])
  sizes[[length(sizes) + 1]] <- list(measure = measure, arguments = n, effect = c(one$yi), variance = c(one$vi))
}
arms <- list(c(12.7, 7.6, 20, 15.3, 8.1, 20), c(-14, 10, 7, 0, 12, 9), c(1.5, 0.4, 120, 1.5, 0.5, 97))
for (n in arms) {
  one <- escalc(measure = "MD", m1i = n[1], sd1i = n[2], n1i = n[3], m2i = n[4], sd2i = n[5], n2i = n[6])
  sizes[[length(sizes) + 1]] <- list(measure = "MD", arguments = n, effect = c(one$yi), variance = c(one$vi))
}

source_block <- list(
  r = R.version.string,
  metafor = as.character(packageVersion("metafor")),
  metadat = as.character(packageVersion("metadat")),
  calls = list(
    converged = "rma.uni(yi, vi, method = method, test = test, control = list(threshold = 1e-12, maxiter = 100000)); predict(fit)",
    default = "rma.uni(yi, vi, method = method, test = test); predict(fit)",
    leave_one_out = "leave1out(rma.uni(bcg$yi, bcg$vi, method = method, test = test, control = <as converged>))",
    two_peaks = "rma.uni(yi, vi, method = \"REML\"), then with tau2.init = 0.1 added to the converged control",
    effect_sizes = "escalc(measure, ai, n1i, ci, n2i) for RD and OR; escalc(measure, m1i, sd1i, n1i, m2i, sd2i, n2i) for MD",
    bcg = "escalc(measure = \"RR\", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)",
    clasp = "escalc(measure = \"OR\", ai, n1i, ci, n2i) on the counts of DerSimonian & Laird 2007"),
  script = "tests/reference/make_metafor.R")

bcg_counts <- Map(function(a, b, c, d) c(a, a + b, c, c + d), dat.bcg$tpos, dat.bcg$tneg, dat.bcg$cpos, dat.bcg$cneg)
cat(toJSON(list(source = source_block, sets = sets, bcg_counts = bcg_counts, cases = cases,
                leave_one_out = left_out, two_peaks = two_peaks, effect_sizes = sizes),
           auto_unbox = TRUE, digits = I(15), pretty = TRUE), "\n", sep = "")
