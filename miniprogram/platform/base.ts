/** Where the server is: read once from the small file beside the bundle, so that a new address needs no build. */
export const base = readBase();

function readBase(): string {
  try {
    const file = __non_webpack_require__("./base.js") as { readonly base?: string };
    return (file.base ?? "").replace(/\/+$/, "");
  } catch {
    // Without the file every call fails as unreachable, which is what it is.
    return "";
  }
}
