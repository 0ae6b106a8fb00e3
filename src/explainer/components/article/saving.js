// The address, the link, and the claims as a table. Nothing leaves the browser.
function writeArticleAddress(header, state) {
  const address = new URL(window.location.href);
  if (!/article-check\/?$/.test(address.pathname)) return;
  const values = {
    mode: state.mode === "read" ? "" : state.mode,
    verdict: state.mode === "read" ? state.verdict : "",
    claim: isHunting(state) ? "" : state.claim,
    pair: state.mode === "pairs" ? state.pair : "",
    marked: state.mode === "find" ? header.claims.map(({ id }) => id).filter((id) => state.marked.includes(id)).join(",") : "",
  };
  // Written in one order, so that the same setting is always the same link.
  for (const name of Object.keys(values)) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(values)) if (value) address.searchParams.set(name, value);
  address.search = address.search.replaceAll("%2C", ",");
  window.history.replaceState(window.history.state, "", address);
}

async function copyText(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

const csvCell = (words) => (/[",\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);

const COUNT_HEAD = ["verdict", "claims", "what it means"];

function verdictCounts(header, state) {
  return header.verdicts
    .filter(({ key }) => !state.verdict || state.verdict === key)
    .map(({ key, count, meaning }) => [key, String(count), meaning]);
}

function tableText(header, state, rows) {
  const notes = [sentenceOf(header, state), ...header.closing, SAVED_HELP, ...citationLines("article check")];
  return `${notes.map((line) => `# ${line}`).join("\n")}\n${rows.map((row) => row.map(csvCell).join(",")).join("\n")}\n`;
}

// While the verdicts are hidden only the marked passages go into the file, without them.
function claimsCsv(header, state, claims) {
  const hunting = isHunting(state);
  const rows = [["claim_id", "section", "passage", ...(state.mode === "find" ? ["your_mark"] : []), ...(hunting ? [] : ["verdict", "correction", "evidence", "sources", "checked"])]];
  for (const claim of claims) {
    const row = [claim.id, claim.section, claim.quote];
    if (state.mode === "find") row.push(state.marked.includes(claim.id) ? "marked" : "");
    if (!hunting) {
      const sources = claim.sources.map((source) => `${source.short} (${source.seen}: ${source.locator}) ${source.link}`);
      row.push(claim.verdict, claim.correction, claim.evidence.join("; "), sources.join("; "), claim.checked);
    }
    rows.push(row);
  }
  return tableText(header, state, rows);
}

function claimsToSave(header, state) {
  if (isHunting(state)) return header.claims.filter(({ id }) => state.marked.includes(id));
  return header.claims.filter((claim) => isActive(header, state, claim));
}
