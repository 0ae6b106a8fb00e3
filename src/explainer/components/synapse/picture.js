// A picture: one canvas, whose still layers are kept, so that a frame costs only what moves.
const HEIGHT_SHARE = { wide: 0.462, middle: 0.62, narrow: 1.2 };
// Below it a chart under a drawing has no room for its words.
const LEAST_HEIGHT = 400;
const CUT_MS = 260;

// Dots per pixel of the layout: a page that is enlarged for a projector needs more of them.
function pixelRatio(canvas) {
  const zoom = canvas.offsetWidth ? canvas.getBoundingClientRect().width / canvas.offsetWidth : 1;
  return Math.min(window.devicePixelRatio || 1, 2) * zoom;
}

function sizeCanvas(canvas, width) {
  const isNarrow = width < 560;
  const share = isNarrow ? "narrow" : width < 820 ? "middle" : "wide";
  const height = Math.round(Math.max(width * HEIGHT_SHARE[share], isNarrow ? LEAST_HEIGHT : 0));
  const ratio = pixelRatio(canvas);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  return { ratio, geometry: makeGeometry(width, height) };
}

const SCENES = { circuit: drawCircuitScene, surge: drawSurgeScene, growth: drawGrowthScene, days: drawSpineScene };

function makePicture(canvas, scene, root, { isTappable = false } = {}) {
  const stills = new Map();
  let sized = null;
  let colours = readColours(root);
  let cut = null;
  const fit = () => {
    const width = Math.max(canvas.parentElement.clientWidth, 280);
    if (!sized || sized.geometry.width !== width || Math.abs(sized.ratio - pixelRatio(canvas)) > 0.01) {
      sized = sizeCanvas(canvas, width);
      stills.clear();
      cut = null;
    }
  };
  const still = (isReleased) => {
    if (!stills.has(isReleased)) {
      const layer = document.createElement("canvas");
      layer.width = canvas.width;
      layer.height = canvas.height;
      const ctx = layer.getContext("2d");
      ctx.scale(sized.ratio, sized.ratio);
      drawStage(ctx, sized.geometry, colours, isReleased);
      stills.set(isReleased, layer);
    }
    return stills.get(isReleased);
  };
  const drawScene = (ctx, step, time, view) => {
    if (!SCENES[step.clock]) {
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(still(step.clock === "quantum"), 0, 0);
      ctx.setTransform(sized.ratio, 0, 0, sized.ratio, 0, 0);
      return drawMoment(ctx, scene, step, time, sized.geometry, colours, view);
    }
    ctx.setTransform(sized.ratio, 0, 0, sized.ratio, 0, 0);
    ctx.fillStyle = colours.card;
    ctx.fillRect(0, 0, sized.geometry.width, sized.geometry.height);
    return SCENES[step.clock](ctx, scene, step, time, sized.geometry, colours, view.onlyPeople);
  };
  // What people did not show fades; how large things are stays readable.
  const fade = (ctx) => {
    const { geometry } = sized;
    ctx.globalAlpha = 0.78;
    ctx.fillStyle = colours.card;
    ctx.fillRect(0, 0, geometry.width, geometry.height);
    ctx.globalAlpha = 1;
    const kept = ctx.labels;
    ctx.labels = undefined;
    if (ctx.scaleBar) drawScaleBar(ctx, ...ctx.scaleBar);
    else drawCleftBar(ctx, geometry);
    ctx.labels = kept;
  };
  const drawCleftBar = (ctx, geometry) => {
    const [x, top] = geometry.place(geometry.isNarrow ? 0.02 : 0.13, 0);
    const [, bottom] = geometry.place(geometry.isNarrow ? 0.02 : 0.13, 1);
    ctx.save();
    ctx.beginPath();
    ctx.rect(x - 6, top - 2, 60, bottom - top + 18);
    ctx.clip();
    drawFixedWords(ctx, geometry, colours);
    ctx.restore();
  };
  // The old picture shrinks (or grows) away while the new one fades in under it.
  const drawCut = (ctx, now) => {
    const share = (now - cut.start) / CUT_MS;
    if (share >= 1) {
      cut = null;
      return;
    }
    const eased = 1 - (1 - share) ** 3;
    const size = cut.zoom > 1 ? 1 - 0.45 * eased : 1 + 0.6 * eased;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 1 - eased;
    const [w, h] = [canvas.width * size, canvas.height * size];
    ctx.drawImage(cut.layer, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h);
    ctx.globalAlpha = 1;
  };
  return {
    refresh() {
      colours = readColours(root);
      wordWidths.clear();
      stills.clear();
      sized = null;
      cut = null;
    },
    geometry() {
      fit();
      return sized.geometry;
    },
    // Keep what is on screen and leave it behind; `zoom` above 1 moves out.
    leave(zoom, now) {
      fit();
      const layer = document.createElement("canvas");
      layer.width = canvas.width;
      layer.height = canvas.height;
      layer.getContext("2d").drawImage(canvas, 0, 0);
      cut = { layer, zoom, start: now };
    },
    isCutting: () => cut !== null,
    // The label under a place of the screen, if any.
    labelAt(clientX, clientY) {
      fit();
      const box = canvas.getBoundingClientRect();
      const scale = sized.geometry.width / box.width;
      return labelAt(canvas.getContext("2d").labels ?? [], (clientX - box.left) * scale, (clientY - box.top) * scale);
    },
    draw(step, time, view, now = 0) {
      fit();
      const ctx = canvas.getContext("2d");
      ctx.globalAlpha = 1;
      ctx.labels = isTappable ? [] : undefined;
      ctx.scaleBar = undefined;
      const counts = drawScene(ctx, step, time, view);
      if (view.onlyPeople && !step.is_shown_in_people) fade(ctx);
      if (cut) drawCut(ctx, now);
      return counts;
    },
  };
}

// Every label and arrow of a still picture, with its sentence and source: what a tap opens in the player.
function notesOf(scene, step) {
  const box = make("details", "panel-notes");
  box.append(make("summary", "", "What is drawn, with sources"));
  for (const term of termsOf(scene, step).map((key) => scene.terms[key])) {
    const note = make("p", "panel-note");
    note.append(make("b", term.kind, term.words), ` ${term.sentence} `);
    const source = make("a", "", term.short);
    source.href = term.link;
    note.append(source);
    box.append(note);
  }
  return box;
}

// Built when it is first shown: most readers see the player.
function makeStoryboard(container, scene, root) {
  const stepOf = (panel) => scene.steps[panel.step - 1];
  let pictures = [];
  const build = () => scene.panels.map((panel) => {
    const figure = make("figure", "panel");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    const caption = document.createElement("figcaption");
    figure.append(canvas, caption);
    container.append(figure);
    return { picture: makePicture(canvas, scene, root), canvas, caption, panel };
  });
  const describe = () => pictures.forEach(({ canvas, caption, panel }, i) => {
    const step = stepOf(panel);
    const moments = momentsOf(scene, panel.step, panel.is_excited);
    const state = moments[momentAt(moments, panel.time)][1];
    canvas.setAttribute("aria-label", `${step.title}. ${state}`);
    const badge = make("small");
    const source = make("a", "", `${step.badge}: ${step.short}`);
    source.href = scene.links[panel.step - 1];
    badge.append(source);
    const isRepeat = i > 0 && scene.panels[i - 1].step === panel.step;
    caption.replaceChildren(
      make("b", "", `${panel.step}. ${step.title} · ${clockWords(scene, step, panel.time)}`),
      make("span", "serif", isRepeat ? state : panel.step > 2 ? `${step.sentence} ${state}` : step.sentence),
      make("small", "", step.people_note),
      badge,
      make("small", "", step.drawing),
      notesOf(scene, step),
    );
  });
  const paint = () => {
    if (!pictures.length) {
      pictures = build();
      describe();
    }
    for (const { picture, panel } of pictures) {
      picture.refresh();
      picture.draw(stepOf(panel), panel.time, { excitation: panel.is_excited ? 1 : 0, onlyPeople: false, yours: null });
    }
  };
  return { describe, paint };
}
