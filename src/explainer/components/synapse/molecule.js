// The reader's own molecule: dragged, or moved with the arrow keys, into a channel that Python says is open.
const DROP_PX = 46;
const MOVED_PX = 6;

function makeMolecule(button, { scene, picture, step, time, pause, say, onEnter, repaint }) {
  let yours = null;
  let over = -1;
  let drag = null;
  let spot = [0, 0];
  let wasInside = false;
  const places = () => scene.places[layoutOf(picture.geometry())];
  const pores = () => places().nmda;
  const home = () => picture.geometry().placeKetamine(picture.geometry().isNarrow ? 0.31 : 0.11, picture.geometry().isNarrow ? 0.12 : 0.55);
  const opening = (channel, at) => scene.openings[channel].find(([from, to]) => at >= from - 1e-9 && at < to - 1e-9);
  const isInside = () => yours !== null && time() >= yours.from - 1e-9 && time() < yours.until;
  const channelState = (channel) => scene.channels[frameAt(scene.time_s, time()).index * scene.nmda_drawn + channel];
  const spoken = (key, slots) => fill(scene.spoken[key], slots);
  const words = (channel) => {
    const state = channelState(channel);
    if (isInside() && yours.channel === channel) return spoken("channel-yours");
    if (opening(channel, time())) return spoken("channel-open");
    return spoken(state >= 2 ? "channel-taken" : state === 1 ? "channel-soon" : "channel-shut");
  };
  const place = () => {
    const geometry = picture.geometry();
    if (isInside()) return geometry.placeKetamine(pores()[yours.channel], 1);
    if (over >= 0) return geometry.placeKetamine(pores()[over], 0.5);
    return home();
  };
  const put = ([x, y]) => {
    spot = [x, y];
    button.style.left = `${x - 22}px`;
    button.style.top = `${y - 22}px`;
  };
  const tell = () => {
    const above = () => spoken("molecule-above", { channel: over + 1, channels: pores().length, state: words(over) });
    const where = isInside() ? spoken("molecule-inside", { channel: yours.channel + 1 }) : over >= 0 ? above() : spoken("molecule-outside");
    button.setAttribute("aria-label", spoken("molecule-name", { where }));
    button.dataset.inside = String(isInside());
  };
  const show = () => {
    button.hidden = step().act !== "drag";
    if (button.hidden || drag) return;
    // Time has gone on past the moment at which the model lets it go.
    if (wasInside && !isInside() && time() >= yours.until) say(spoken("molecule-freed"));
    wasInside = isInside();
    put(place());
    tell();
  };
  const enter = (channel) => {
    pause();
    const found = opening(channel, time());
    button.dataset.last = found ? "entered" : "refused";
    if (found) {
      // What is still held when the run ends stays held.
      yours = { channel, from: time(), until: found[2] >= scene.time_s[scene.time_s.length - 1] ? Infinity : found[2] };
      over = -1;
      say(spoken("molecule-entered", { channel: channel + 1 }));
      onEnter();
    } else {
      say(spoken("molecule-refused", { channel: channel + 1, state: words(channel) }));
    }
    repaint();
    show();
  };
  // Out again only while the channel is open. That it was there until now stays true of the time before.
  const takeOut = () => {
    const isOpen = channelState(yours.channel) % 2 === 1;
    button.dataset.last = isOpen ? "left" : "trapped";
    say(spoken(isOpen ? "molecule-left" : "molecule-trapped"));
    if (isOpen) {
      yours = { ...yours, until: time() };
      wasInside = false;
    }
    repaint();
    show();
    tell();
    return isOpen;
  };
  // The receptor of either kind that lies nearest, if one is near.
  const receptorAt = ([x, y]) => {
    const geometry = picture.geometry();
    const all = ["nmda", "ampa"].flatMap((kind) => places()[kind].map((u, index) => ({ kind, index, away: Math.hypot(u * geometry.width - x, geometry.lower(u) - y) })));
    const nearest = all.reduce((best, other) => (other.away < best.away ? other : best));
    return nearest.away < DROP_PX ? nearest : null;
  };
  const drop = (receptor) => {
    if (receptor?.kind === "nmda") return enter(receptor.index);
    if (receptor) {
      button.dataset.last = "refused";
      say(spoken("molecule-ampa"));
    }
    return show();
  };
  // How far the pointer has gone, in pixels of the picture: an enlarged page has fewer of them than the screen.
  const moved = (event) => {
    const scale = picture.geometry().width / button.parentElement.querySelector("canvas").getBoundingClientRect().width;
    return [(event.clientX - drag.x) * scale, (event.clientY - drag.y) * scale];
  };
  const letGo = () => {
    drag = null;
    button.classList.remove("is-dragged");
  };
  button.onpointerdown = (event) => {
    pause();
    button.setPointerCapture(event.pointerId);
    drag = { x: event.clientX, y: event.clientY, from: spot, hold: isInside() ? "held" : "free", isMoved: false };
    button.classList.add("is-dragged");
  };
  button.onpointermove = (event) => {
    if (!drag) return;
    const by = moved(event);
    drag.isMoved ||= Math.hypot(...by) > MOVED_PX;
    // A shut channel does not let go, however hard one pulls; an open one does at once.
    if (drag.isMoved && drag.hold === "held") drag.hold = takeOut() ? "free" : "stuck";
    if (drag.hold === "free") put([drag.from[0] + by[0], drag.from[1] + by[1]]);
  };
  button.onpointerup = () => {
    if (!drag) return;
    const { isMoved, hold } = drag;
    letGo();
    if (isMoved && hold === "free") drop(receptorAt(spot));
    else show();
  };
  button.onpointercancel = () => {
    letGo();
    show();
  };
  button.onkeydown = (event) => {
    const count = pores().length;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      if (isInside() && !takeOut()) return event.preventDefault();
      pause();
      const by = event.key === "ArrowRight" ? 1 : -1;
      over = over < 0 ? (by > 0 ? 0 : count - 1) : (over + by + count) % count;
      show();
      say(spoken("molecule-moved", { channel: over + 1, channels: count, state: words(over) }));
    } else if ((event.key === "Enter" || event.key === " ") && over >= 0 && !isInside()) enter(over);
    else if (event.key === "Escape") over = -1;
    else return undefined;
    show();
    return event.preventDefault();
  };
  return {
    show,
    yours: () => (isInside() ? yours : null),
    stay: () => yours,
    reset() {
      yours = null;
      wasInside = false;
      over = -1;
      delete button.dataset.last;
    },
    // The next moment at which some drawn channel is open and empty.
    nextOpening() {
      const later = pores().flatMap((_, channel) => scene.openings[channel].filter(([from]) => from > time() + 1e-6).map(([from, to]) => (from + to) / 2));
      const starts = later.length ? later : pores().flatMap((_, channel) => scene.openings[channel].map(([from, to]) => (from + to) / 2));
      return Math.min(...starts);
    },
  };
}
