import type { AppConfig, Manifest, PageConfig } from "../protocol";
import type { PackageFiles } from "./package-files";
import { resolvePath } from "./wxss";

interface SubPackage {
  root: string;
  pages: string[];
}

type Using = Record<string, string>;

/** Everything the phone must know before the first line of the bundle runs. */
export function readManifest(files: PackageFiles, handlers: string[], appId: string): Manifest {
  const raw = files.json("app.json");
  const app = raw as unknown as AppConfig & { usingComponents?: Using };
  const components: Manifest["components"] = {};

  const using = (from: string, tags: Using): Using => {
    const entries = Object.entries(tags).map(([tag, target]): [string, string] => {
      const path = resolvePath(from, target);
      if (!components[path]) {
        components[path] = { using: {} };
        components[path].using = using(path, declared(files.json(`${path}.json`)));
      }
      return [tag, path];
    });
    return Object.fromEntries(entries);
  };

  const pages: Record<string, PageConfig> = {};
  for (const route of routesOf(raw)) {
    const config = files.json(`${route}.json`);
    pages[route] = {
      ...config,
      using: using(route, { ...app.usingComponents, ...declared(config) }),
    };
  }
  return { appId, app, pages, components, handlers };
}

function declared(config: Record<string, unknown>): Using {
  return (config.usingComponents ?? {}) as Using;
}

function routesOf(app: Record<string, unknown>): string[] {
  const packages = (app.subPackages ?? app.subpackages ?? []) as SubPackage[];
  const own = (app.pages ?? []) as string[];
  return [
    ...own,
    ...packages.flatMap(({ root, pages }) => pages.map((page) => resolvePath(`${root}/x`, page))),
  ];
}
