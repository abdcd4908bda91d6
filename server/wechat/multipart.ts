import { createHash } from "node:crypto";

/** A form with one file in it. Made whole, so that it can be sent again after a token is refused. */
export function multipart(
  field: string,
  file: { readonly bytes: Buffer; readonly filename: string; readonly contentType: string },
): { body: Buffer; contentType: string } {
  // The boundary comes from the content, so the content cannot hold it by design of anyone else.
  const boundary = `guibin-${createHash("sha256").update(file.bytes).digest("hex").slice(0, 32)}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${field}"; filename="${quoted(file.filename)}"`,
    `Content-Type: ${file.contentType.replace(/[\r\n]/g, "")}`,
    "",
    "",
  ].join("\r\n");
  const body = Buffer.concat([
    Buffer.from(head),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}

function quoted(filename: string): string {
  return filename.replace(/["\r\n\\]/g, "_");
}
