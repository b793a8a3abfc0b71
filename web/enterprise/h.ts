/** Elements without a framework. `on…` props are listeners, `true` an empty attribute; styles stay in the style sheets. */
export type Child = Node | string | false | undefined | readonly Child[];
export type Props = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAll(element, props);
  element.append(...flat(children));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag: keyof SVGElementTagNameMap, props: Props, ...children: readonly Child[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  setAll(element, props);
  element.append(...flat(children));
  return element;
}

function setAll(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
}

function flat(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === false || child === undefined) return [];
    return child instanceof Node || typeof child === "string" ? [child] : flat(child);
  });
}
