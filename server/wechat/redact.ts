const secretParameters =
  /((?:access_token|refresh_token|component_access_token|secret|appsecret|session_key|js_code|(?<!err)code|ticket|signature)["']?\s*[=:]\s*["']?)[^&\s"',}]+/gi;

/** Takes secrets out of a text that may reach a log: by parameter name and by their own value. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let clean = text.replace(secretParameters, "$1***");
  for (const secret of secrets) {
    if (secret) clean = clean.replaceAll(secret, "***");
  }
  return clean;
}
