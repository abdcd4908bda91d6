import { testApp } from "@tests/support/app";
import type { Person } from "@tests/support/as";
import { buildCustomers, customerIdOf, signInCrowd } from "@tests/support/build/customers";
import { newClientId } from "@tests/support/build/ids";
import { buildPicture } from "@tests/support/build/picture";
import mongoose from "mongoose";
import sharp from "sharp";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

async function upload(
  person: Person,
  bytes: Buffer | string,
  {
    name = "photo.jpg",
    type = "image/jpeg",
    fields = {},
  }: { name?: string; type?: string; fields?: Record<string, string> } = {},
) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set("file", new Blob([bytes as BlobPart], { type }), name);
  const answer = await person.fetch("/api/v1/media", { method: "POST", body: form });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const customersOf = async (count: number) =>
  signInCrowd(
    app(),
    await buildCustomers(
      app(),
      Array.from({ length: count }, () => ({})),
    ),
  );

describe("sending a picture", () => {
  it("takes it into the conversation without the place it was taken at", async () => {
    const [customer] = (await customersOf(1)) as [Person];
    const original = await buildPicture();
    expect(original.includes("canary-camera")).toBe(true);

    const { status, body } = await upload(customer, original);
    const shown = Buffer.from(
      await (await customer.fetch(`/api/v1/media/${body.id}`)).arrayBuffer(),
    );

    expect([status, body.contentType, body.width, body.height]).toEqual([
      200,
      "image/jpeg",
      60,
      40,
    ]);
    expect(shown.includes("canary")).toBe(false);
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
    const sent = await customer.call("POST /my/conversation/messages", {
      clientId: newClientId(),
      body: { kind: "image", mediaId: String(body.id), width: 60, height: 40 },
    });
    expect(sent.message.body.kind).toBe("image");
  });

  it("keeps nothing of it readable in the database", async () => {
    const [customer] = (await customersOf(1)) as [Person];
    const pdf = Buffer.from(`%PDF-1.7\n${"canary-of-a-statement ".repeat(100)}`);
    const { body } = await upload(customer, pdf, { name: "对账单.pdf", type: "application/pdf" });

    const chunks = await mongoose.connection
      .collection("mediaChunks")
      .find({ mediaId: String(body.id) }, { raw: true } as never)
      .toArray();

    expect(chunks).toHaveLength(1);
    expect(Buffer.from(chunks[0] as never).includes("canary-of-a-statement")).toBe(false);
    const back = await customer.fetch(`/api/v1/media/${body.id}`);
    expect(Buffer.from(await back.arrayBuffer()).equals(pdf)).toBe(true);
    expect(back.headers.get("content-disposition")).toBe("attachment");
    expect(back.headers.get("content-security-policy")).toContain("sandbox");
    expect(back.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("makes a GIF that is also a script a plain picture", async () => {
    const [customer] = (await customersOf(1)) as [Person];
    const gif = await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
      .gif()
      .toBuffer();
    const polyglot = Buffer.concat([
      gif,
      Buffer.from("/*<script>alert(document.domain)</script>*/"),
    ]);

    const { body } = await upload(customer, polyglot, { name: "x.gif", type: "text/html" });
    const shown = await customer.fetch(`/api/v1/media/${body.id}`);

    expect(shown.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await shown.arrayBuffer()).includes("script")).toBe(false);
  });

  it.each([
    ["a page as a picture", "<html><script>alert(1)</script></html>", "photo.jpg"],
    [
      "a drawing with a script",
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "x.svg",
    ],
    ["a program", "MZ\u0090\u0000", "gpj.exe"],
    ["an archive", Buffer.from("504b0304", "hex"), "x.docx"],
    ["nothing at all", "", "empty.jpg"],
    ["only the beginning of a picture", Buffer.from("ffd8ffe000104a464946", "hex"), "x.jpg"],
    ["a name that climbs", "no", "../../etc/passwd"],
    ["a name with an end inside", "no", "x.jpg\u0000.html"],
  ])("refuses %s", async (_what, bytes, name) => {
    const [customer] = (await customersOf(1)) as [Person];

    const { status, body } = await upload(customer, bytes, { name });

    expect([status, (body.error as { code: string }).code]).toEqual([
      422,
      "conversation.mediaRejected",
    ]);
  });

  it("refuses more than ten megabytes, and a picture of too many points", async () => {
    const [customer] = (await customersOf(1)) as [Person];
    const heavy = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(11_000_000)]);
    const flood = await sharp({
      create: { width: 9_000, height: 9_000, channels: 3, background: "black" },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();

    expect((await upload(customer, heavy)).status).toBe(413);
    expect((await upload(customer, flood, { name: "flood.png" })).status).toBe(422);
  });

  it("refuses what is no form with a file", async () => {
    const [customer] = (await customersOf(1)) as [Person];
    const ask = async (body: string, type: string) =>
      (
        await customer.fetch("/api/v1/media", {
          method: "POST",
          body,
          headers: { "content-type": type },
        })
      ).status;

    expect(await ask("{}", "application/json")).toBe(422);
    expect(await ask("x", "multipart/form-data")).toBe(422);
    expect(await ask("--b\r\ngarbage", "multipart/form-data; boundary=b")).toBe(422);
  });
});

describe("somebody else's file", () => {
  it("is not there for another customer, another manager, or who has not signed in", async () => {
    const [owner, other] = (await customersOf(2)) as [Person, Person];
    const { body } = await upload(owner, await buildPicture());
    const path = `/api/v1/media/${body.id}`;
    const lin = await app().as("rm-lin");
    const zhou = await app().as("rm-zhou");
    const admin = await app().as("admin-ye");

    const statuses = await Promise.all(
      [lin, zhou, admin, other].map(async (one) => (await one.fetch(path)).status),
    );

    expect(statuses).toEqual([200, 404, 404, 404]);
    expect((await fetch(`${app().url}${path}`)).status).toBe(401);
    expect((await owner.fetch("/api/v1/media/med_made-up")).status).toBe(404);
    expect((await owner.fetch("/api/v1/media/%7B%22$ne%22:null%7D")).status).toBe(404);
  });

  it("is given by staff to their own customers only, and never by another site", async () => {
    const lin = await app().as("rm-lin");
    const picture = await buildPicture();

    const own = await upload(lin, picture, {
      fields: { customerId: await customerIdOf("vip-chen") },
    });
    const foreign = await upload(lin, picture, {
      fields: { customerId: await customerIdOf("vip-zhao") },
    });
    const nobody = await upload(lin, picture);
    const forged = await lin.browser.fetch("/api/v1/media", {
      method: "POST",
      body: new FormData(),
    });

    expect([own.status, foreign.status, nobody.status, forged.status]).toEqual([
      200, 404, 404, 403,
    ]);
  });
});
