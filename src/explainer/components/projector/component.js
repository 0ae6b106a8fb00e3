// Everything larger, at once and without the server; the choice holds from page to page and stands in the address.
let isLarger = null;

export default function projector({ parentElement }) {
  const button = parentElement.querySelector(".switch");
  if (isLarger === null) isLarger = new URL(window.location.href).searchParams.get("projector") === "true";
  const show = () => {
    document.documentElement.toggleAttribute("data-projector", isLarger);
    button.setAttribute("aria-checked", String(isLarger));
    // A new page, or a choice that the server wrote, leaves an address without it.
    const address = new URL(window.location.href);
    if (isLarger) address.searchParams.set("projector", "true");
    else address.searchParams.delete("projector");
    address.search = address.search.replaceAll("%2C", ",");
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  };
  button.onclick = () => {
    isLarger = !isLarger;
    show();
  };
  show();
}
