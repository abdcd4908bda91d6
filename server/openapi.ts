import { api } from "@shared/api";
import type { Endpoint } from "@shared/core/endpoint";
import * as z from "zod";
import { apiPrefix } from "./core/http/api";

/** The OpenAPI document, made from the same endpoint list that is served. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of api as readonly Endpoint[]) {
    const path = apiPrefix + endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "GuiBin 贵宾专线",
      version: "1.0.0",
      description: "A private line between a bank's VIP customers and their relationship manager.",
    },
    servers: [{ url: "/" }],
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: "__Host-session" },
      },
      schemas: { Error: errorSchema },
    },
    paths,
  };
}

const errorSchema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "requestId"],
      properties: {
        code: { type: "string" },
        message: { type: "string" },
        details: { type: "object" },
        requestId: { type: "string" },
      },
    },
  },
};

function operation({ method, path, summary, audience, roles, input, output }: Endpoint): object {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const {
    properties = {},
    required = [],
    ...rest
  } = jsonSchema(input, "input") as { properties?: Record<string, object>; required?: string[] };
  const inPath = names.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: properties[name] ?? { type: "string" },
  }));
  const others = Object.fromEntries(
    Object.entries(properties).filter(([name]) => !names.includes(name)),
  );
  const needed = required.filter((name) => !names.includes(name));
  const inQuery = Object.entries(others).map(([name, schema]) => ({
    name,
    in: "query",
    required: needed.includes(name),
    schema,
  }));
  return {
    summary,
    tags: [path.split("/")[1]],
    security:
      audience === "public" ? [] : audience === "customer" ? [{ bearer: [] }] : [{ cookie: [] }],
    ...(roles ? { description: `Roles: ${roles.join(", ")}.` } : {}),
    parameters: method === "GET" ? [...inPath, ...inQuery] : inPath,
    ...(method === "GET" || Object.keys(others).length === 0
      ? {}
      : {
          requestBody: {
            required: needed.length > 0,
            content: {
              "application/json": {
                schema: { ...rest, type: "object", properties: others, required: needed },
              },
            },
          },
        }),
    responses: {
      200: {
        description: "Done.",
        content: { "application/json": { schema: jsonSchema(output, "output") } },
      },
      default: {
        description: "Refused or failed.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<
    string,
    unknown
  >;
  return json;
}
