/** `also` maps other codes to offered languages. */
export function bestLanguage<T extends string>(
  header: string | undefined,
  offered: readonly T[],
  also: Readonly<Record<string, T>> = {},
): T {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, i) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? '1');
      return { code: tag.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0, i };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.i - b.i);
  for (const { code } of wanted) {
    const supported = offered.find((language) => language === (also[code] ?? code));
    if (supported) return supported;
  }
  return offered[0];
}
