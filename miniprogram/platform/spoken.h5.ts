/** What a screen reader is told; what can be tapped can be reached by the keyboard. */
export function spoken(label: string | undefined, role: string): Record<string, unknown> {
  const reachable = role === "button" || role === "switch" || role === "radio";
  return { role, ...(label ? { ariaLabel: label } : {}), ...(reachable ? { tabindex: 0 } : {}) };
}
