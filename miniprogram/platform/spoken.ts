/** What a screen reader is told about something that is neither plain text nor a button of the host. */
export interface Spoken {
  readonly role: string;
  readonly label?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onTap?: (() => void) | undefined;
}

export function spoken({ role, label, checked }: Spoken): Record<string, unknown> {
  return {
    ariaRole: role,
    ...(label ? { ariaLabel: label } : {}),
    // In words: WeChat's templates leave out what is false, and "off" would not be told.
    ...(checked === undefined ? {} : { ariaChecked: String(checked) }),
  };
}
