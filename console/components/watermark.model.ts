/** Enough for a wide screen, turned. */
const marks = 60;

/** What no stylesheet may take from it. */
const lasting = {
  display: "flex",
  visibility: "visible",
  opacity: "0.07",
  "z-index": "30",
  "user-select": "none",
  "pointer-events": "none",
} as const;

/** Draws the sheet: generated content, so that neither a reader nor a search meets it sixty times. */
export function drawSheet(className: string, text: string): HTMLElement {
  const sheet = document.createElement("div");
  sheet.className = className;
  sheet.ariaHidden = "true";
  sheet.dataset.watermark = text;
  for (const [name, value] of Object.entries(lasting))
    sheet.style.setProperty(name, value, "important");
  for (let count = 0; count < marks; count += 1) {
    const mark = document.createElement("i");
    mark.dataset.mark = text;
    sheet.append(mark);
  }
  return sheet;
}

/** Whether the sheet still lies over its host and can be read. */
export function isIntact(sheet: HTMLElement, host: HTMLElement, text: string): boolean {
  if (sheet.parentElement !== host || sheet.dataset.watermark !== text || sheet.hidden)
    return false;
  const isWhole =
    sheet.childElementCount === marks &&
    [...sheet.children].every((mark) => (mark as HTMLElement).dataset.mark === text);
  return (
    isWhole &&
    Object.entries(lasting).every(
      ([name, value]) =>
        sheet.style.getPropertyValue(name) === value &&
        sheet.style.getPropertyPriority(name) === "important",
    )
  );
}
