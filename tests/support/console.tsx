// The console's surroundings in a component test: a signed-in person, an empty cache, and a server
// that answers by endpoint. jsdom has no modal dialogs, so opening one is all that is done for them.
import { MeProvider } from "@console/data/me";
import { queryClient } from "@console/data/queries";
import type { StaffMe } from "@shared/sessions/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";

export interface Asked {
  readonly key: string;
  readonly body: unknown;
}

type Answer = unknown | ((body: unknown) => unknown);

/** Answers `"METHOD /path"` with JSON; an `Error` is a network that fails. Returns what was asked. */
export function answering(answers: Readonly<Record<string, Answer>>): readonly Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const path = url.replace(/^\/api\/v1/, "").replace(/\?.*$/, "");
    const key = `${init.method ?? "GET"} ${path}`;
    const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ key, body });
    const answer = answers[key];
    const given = typeof answer === "function" ? answer(body) : answer;
    if (given instanceof Error) throw given;
    if (given instanceof Response) return given;
    if (given === undefined) return Response.json(refusal("request.notFound"), { status: 404 });
    return Response.json(given);
  });
  return asked;
}

export function refusal(code: string, details?: Record<string, unknown>) {
  return { error: { code, message: `refused: ${code}`, details, requestId: "req_1" } };
}

/** Renders as a member of staff who may call these endpoints. */
export function renderAs(abilities: readonly string[], children: ReactNode) {
  queryClient.clear();
  const me: StaffMe = {
    id: "stf_lin",
    no: "rm-lin",
    name: "林静",
    title: "客户经理",
    roles: ["rm"],
    teamName: "",
    branchName: "",
    abilities: [...abilities],
    presence: "onDuty",
  };
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  window.matchMedia = (query) => ({ matches: true, media: query }) as MediaQueryList;
  return render(
    <QueryClientProvider client={queryClient}>
      <MeProvider value={me}>{children}</MeProvider>
    </QueryClientProvider>,
  );
}
