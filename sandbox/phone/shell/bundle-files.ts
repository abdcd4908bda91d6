/** Where the files a page names are: of the bundle, of the phone, of the web. */
export class BundleFiles {
  private readonly styles = new Map<string, Promise<string>>();
  private readonly kept = new Map<string, string>();

  /** The app's sheet and the page's, in that order. */
  async stylesOf(route: string): Promise<string> {
    const sheets = await Promise.all([this.sheet("app"), this.sheet(route)]);
    return sheets.join("\n");
  }

  private sheet(name: string): Promise<string> {
    const known = this.styles.get(name);
    if (known) return known;
    const loading = fetch(`/__phone/app/style/${name}.css`).then((answer) => answer.text());
    this.styles.set(name, loading);
    return loading;
  }

  /** A file the bundle made or the person chose has an address of this page. */
  keep(path: string, url: string): void {
    this.kept.set(path, url);
  }

  address(source: string, route = ""): string {
    const file = this.kept.get(source);
    if (file) return file;
    if (!source || /^(https?:|data:|blob:|\/\/)/.test(source)) return source;
    const folder = route.split("/").slice(0, -1).join("/");
    const beside = [folder, source].filter(Boolean).join("/");
    return `/__phone/app/file/${source.startsWith("/") ? source.slice(1) : beside}`;
  }
}
