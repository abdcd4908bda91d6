import { BadXml, parseXml } from "@server/wechat/xml";
import * as fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";

describe("reading pushed XML", () => {
  it("reads text, CDATA, entities and nested elements", () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n <A><![CDATA[<b>&amp;]]></A><B>1 &lt; 2 &#x4f60;&#22909;</B>' +
      "<C><D>x</D></C><E></E><F/></xml>\n";

    expect(parseXml(xml)).toEqual({ A: "<b>&amp;", B: "1 < 2 你好", C: { D: "x" }, E: "", F: "" });
  });

  it("makes a list of repeated elements", () => {
    expect(parseXml("<xml><L><i>1</i></L><L><i>2</i></L><L><i>3</i></L></xml>")).toEqual({
      L: [{ i: "1" }, { i: "2" }, { i: "3" }],
    });
  });

  it("takes a message about DTDs for the message it is", () => {
    const xml = "<xml><Content><![CDATA[<!DOCTYPE x [<!ENTITY a 'b'>]> &a;]]></Content></xml>";

    expect(parseXml(xml).Content).toBe("<!DOCTYPE x [<!ENTITY a 'b'>]> &a;");
  });

  it("lets no element reach a prototype", () => {
    const read = parseXml(
      "<xml><__proto__><isAdmin>1</isAdmin></__proto__><constructor>2</constructor></xml>",
    );

    expect(Object.getPrototypeOf(read)).toBeNull();
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    expect(read.constructor).toBe("2");
  });

  it.each([
    ["a DTD", '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
    ["a DTD inside", "<xml><!DOCTYPE y><A>1</A></xml>"],
    ["an entity of its own", "<xml><A>&e;</A></xml>"],
    ["an unfinished entity", "<xml><A>&amp</A></xml>"],
    ["an entity beyond Unicode", "<xml><A>&#x110000;</A></xml>"],
    ["a processing instruction", "<xml><?php x?></xml>"],
    ["a comment", "<xml><!-- x --></xml>"],
    ["an attribute", '<xml a="1"></xml>'],
    ["elements closed out of order", "<xml><A><B></A></B></xml>"],
    ["an unclosed element", "<xml><A>1</xml>"],
    ["unclosed CDATA", "<xml><A><![CDATA[1</A></xml>"],
    ["two roots", "<xml><A>1</A></xml><xml><A>2</A></xml>"],
    ["text around the root", "x<xml><A>1</A></xml>"],
    ["nothing", ""],
    ["nine levels", `<xml>${"<a>".repeat(8)}1${"</a>".repeat(8)}</xml>`],
    ["a thousand levels", `${"<a>".repeat(1_000)}${"</a>".repeat(1_000)}`],
  ])("refuses %s", (_, xml) => {
    expect(() => parseXml(xml)).toThrow(BadXml);
  });

  it("reads eight levels, the deepest there may be", () => {
    expect(parseXml(`<xml>${"<a>".repeat(7)}1${"</a>".repeat(7)}</xml>`)).toBeDefined();
  });

  it("reads whatever text people write, escaped or in CDATA, as an independent parser does", () => {
    const other = new XMLParser({
      parseTagValue: false,
      trimValues: false,
      ignoreAttributes: true,
    });
    const text = fc
      .string({ unit: "grapheme" })
      .filter((value) => !/[\r\0]/.test(value) && value.trim() !== "");

    fc.assert(
      fc.property(text, text, (first, second) => {
        const cdata = `<![CDATA[${first.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
        const escaped = second
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;");
        const xml = `<xml><A>${cdata}</A><B>${escaped}</B></xml>`;

        expect(parseXml(xml)).toEqual({ A: first, B: second });
        expect(other.parse(xml).xml.A).toBe(first);
      }),
    );
  });
});
