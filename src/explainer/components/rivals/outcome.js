// Two bars at the end of the chain, the gap, and the person the model does not reach.
const BAR_TOP = 1.5;
const BAR_HEIGHT = 11;

function drawOutcome(svg, place, layout) {
  const [x, y, width, height] = place.panel;
  const panel = shape("g", { class: "outcome" });
  panel.append(shape("rect", { class: "panel", x, y, width, height, rx: 10 }));
  const heading = shape("text", { class: "heading" });
  const [hx, hy] = place.heading.at;
  heading.append(shape("tspan", { x: hx, y: hy, class: "strong" }, place.heading.lines[0]));
  heading.append(shape("tspan", { x: hx, y: hy + 14.5, class: "soft" }, place.heading.lines[1]));
  panel.append(heading);
  const bars = {};
  for (const [key, words] of [["first", "first 6 hours"], ["late", "days later"]]) {
    const spot = place[key];
    const [bx, by, full] = spot.bar;
    panel.append(shape("text", { class: "bar-label", x: spot.label[0], y: spot.label[1] }, words));
    panel.append(shape("rect", { class: "track", x: bx, y: by, width: full, height: BAR_HEIGHT, rx: 3 }));
    const bar = shape("rect", { class: `bar ${key}`, x: bx, y: by, width: 0, height: BAR_HEIGHT, rx: 3, "data-full": full });
    const whole = bx + full / BAR_TOP;
    const value = shape("text", { class: "bar-value", x: spot.value[0], y: spot.value[1], "text-anchor": "end" });
    panel.append(bar, shape("path", { class: "whole", d: `M${whole} ${by - 3}v${BAR_HEIGHT + 6}` }), value);
    const beyond = shape("path", { class: "beyond", d: `M${bx + full - 12} ${by}l5 ${BAR_HEIGHT / 2}l-5 ${BAR_HEIGHT / 2}m5 ${-BAR_HEIGHT}l5 ${BAR_HEIGHT / 2}l-5 ${BAR_HEIGHT / 2}` });
    panel.append(beyond);
    bars[key] = { bar, value, full, beyond };
  }
  const word = shape("text", { class: "word", x: place.word[0], y: place.word[1] });
  panel.append(word);
  svg.append(panel);

  const gap = shape("g", { class: "gap" });
  gap.append(shape("path", { d: place.gap.line }));
  gap.append(shape("text", { x: place.gap.words[0], y: place.gap.words[1], class: "soft" }, "The model ends here"));
  gap.append(shape("text", { x: place.gap.question[0], y: place.gap.question[1], class: "question", "text-anchor": "middle" }, "?"));
  gap.append(
    shape("text", { x: place.expectancy[0], y: place.expectancy[1], class: "soft" }, layout === "wide" ? "Expectancy (H9) acts below the line, on ratings" : "Expectancy (H9) acts here, on ratings"),
  );
  svg.append(gap);
  return { bars, word, panel };
}

function ratiosOf(arrays, state) {
  const at = (state.experiment * 128 + state.mask) * 2;
  return [arrays.ratios.values[at], arrays.ratios.values[at + 1]];
}

function wordOf(header, state, mask = state.mask) {
  return header.results.words[header.results.word[state.experiment][mask]];
}

function paintOutcome(outcome, header, arrays, state) {
  const isEmpty = state.mask === 0;
  const isWhole = state.experiment < 0;
  const [first, late] = isEmpty ? [0, 0] : isWhole ? [1, 1] : ratiosOf(arrays, state);
  for (const [key, ratio] of [["first", first], ["late", late]]) {
    const { bar, value, full, beyond } = outcome.bars[key];
    bar.setAttribute("width", ((full * Math.min(ratio, BAR_TOP)) / BAR_TOP).toFixed(2));
    beyond.classList.toggle("shown", ratio > BAR_TOP);
    value.textContent = isEmpty ? "" : `${Math.round(ratio * 100)}%`;
  }
  outcome.word.textContent = isEmpty ? "no route" : isWhole ? "all there" : wordOf(header, state);
  outcome.panel.classList.toggle("empty", isEmpty);
}
