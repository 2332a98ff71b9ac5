/**
 * What Graphviz has drawn, as a page takes it up: without the head of a file, without ids that might be the page's own, and without the titles
 * that a pointer would show. Its texts are escaped, so no author's word is taken for markup here.
 */
export function embeddedSvg(svg: string): string {
  return svg
    .slice(svg.indexOf("<svg"))
    .replace(/<!--[^]*?-->\s*/g, "")
    .replace(/<title>[^<]*<\/title>\s*/g, "")
    .replace(/ (?:id|xlink:title|xmlns:xlink|xml:space)="[^"]*"/g, "")
    .replaceAll("xlink:href", "href")
    .replace(/ (?:font-family|fill|stroke)="[^"]*"/g, "")
    .replace(
      /^<svg width="([\d.]+)pt" height="([\d.]+)pt"/,
      (_, width: string, height: string) =>
        `<svg role="group" aria-label="Flow of the procedure" width="${pixels(width)}" height="${pixels(height)}"`,
    );
}

const pixels = (points: string): number => Math.round((Number(points) * 4) / 3);
