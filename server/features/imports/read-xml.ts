import { ImportError } from "@shared/imports/errors";
import { SaxesParser } from "saxes";

export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Reads XML in pieces and hands after each piece to the caller, so that rows can leave before the
 * end is seen. Document types are refused: there is no entity that could expand.
 */
export async function* readXml(
  pieces: AsyncIterable<string>,
  { open, text, close }: XmlHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let problem: Error | undefined;
  let depth = 0;
  parser.on("doctype", () => {
    problem ??= ImportError.activeContent();
  });
  parser.on("error", () => {
    problem ??= ImportError.badSpreadsheet();
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > 64) problem ??= ImportError.badSpreadsheet();
    open?.(local(name), attributes as Record<string, string>);
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  if (text) parser.on("text", text);
  for await (const piece of pieces) {
    parser.write(piece);
    if (problem) throw problem;
    yield;
  }
  parser.close();
  if (problem) throw problem;
  yield;
}

/** Reads a small part as a whole. */
export async function readWhole(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(pieces, handler));
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);
