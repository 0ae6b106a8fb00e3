// One small drawing per step; the same shapes as on every other page.
const GLYPHS = {
  infusion: '<path class="ink" d="M17 7h14v13l-7 6-7-6z M24 26v6"/><path class="ketamine" d="M24 33.5l3.6 2v4.2l-3.6 2-3.6-2v-4.2z"/>',
  blood: '<path class="ink" d="M5 17c8-5 12 5 19 0s11 5 19 0M5 33c8-5 12 5 19 0s11 5 19 0"/><path class="ketamine" d="M13 21.500l3 1.700v3.500l-3 1.700-3-1.700v-3.500zM29 21.500l3 1.700v3.500l-3 1.700-3-1.700v-3.500zM38 21.500l2.600 1.500v3l-2.600 1.500-2.600-1.500v-3z"/>',
  block: '<path class="membrane" d="M4 21h10M34 21h10M4 28h10M34 28h10"/><path class="nmda" d="M14 12c4-3 7 0 7 4v20h-5V24c-3-1-5-8-2-12zM34 12c-4-3-7 0-7 4v20h5V24c3-1 5-8 2-12z"/><path class="ketamine" d="M24 19.500l3.500 2v4l-3.500 2-3.500-2v-4z"/>',
  brake: '<circle class="brake-cell" cx="17" cy="24" r="11"/><path class="brake" d="M30 24h9" stroke-dasharray="3 3"/><path class="brake" d="M41 17v14"/>',
  surge: '<path class="pyramidal" d="M10 8l9 15H1z" transform="translate(6 1)"/><path class="axon" d="M16 24c0 9 4 11 10 13"/><g class="glutamate"><circle cx="27" cy="33" r="2.400"/><circle cx="33" cy="29" r="2.400"/><circle cx="32" cy="37" r="2.400"/><circle cx="39" cy="33" r="2.400"/><circle cx="38" cy="40" r="2.400"/><circle cx="39" cy="26" r="2.400"/><circle cx="26" cy="41" r="2.400"/></g>',
  ampa: '<path class="membrane" d="M4 21h12M32 21h12M4 28h12M32 28h12"/><path class="ampa" d="M16 13h6v22h-4l-3-14zM32 13h-6v22h4l3-14z"/><g class="glutamate"><circle cx="19" cy="7" r="2.400"/><circle cx="29" cy="8" r="2.400"/></g>',
  growth: '<path class="growth" d="M24 42V22M24 30c-8 0-11-5-11-11 8 0 11 5 11 11zM24 24c0-7 3-11 11-12 0 8-4 12-11 12z"/>',
  spines: '<path class="dendrite" d="M3 36c12-3 30-3 42 0v6c-12-3-30-3-42 0z"/><path class="spine" d="M11 35v-8M22 33V20M33 33v-9M40 35v-5"/><g class="growth-fill"><circle cx="11" cy="24" r="4"/><circle cx="22" cy="16" r="5"/><circle cx="33" cy="21" r="4"/><circle cx="40" cy="28" r="3"/></g>',
  mood: '<circle class="ink" cx="24" cy="15" r="7"/><path class="ink" d="M9 42c1-11 7-15 15-15s14 4 15 15"/>',
};

// The drawings above are constants of this file, never text from anywhere else.
function makeGlyph(name) {
  const holder = document.createElement("span");
  holder.className = "glyph";
  holder.setAttribute("aria-hidden", "true");
  holder.innerHTML = `<svg viewBox="0 0 48 48" focusable="false">${GLYPHS[name]}</svg>`;
  return holder;
}
