/** What a screen reader is told about something that is not a plain text or a button of the host. */
export function spoken(label: string | undefined, role: string): Record<string, unknown> {
  return { ariaRole: role, ...(label ? { ariaLabel: label } : {}) };
}
