/** Draws time against size as an SVG with both axes logarithmic: a straight line at the slope of the grid is linear growth. */

/** One curve. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly size: number; readonly milliseconds: number }[];
}

const COLORS = ['#4269d0', '#d1791b', '#cf3f4f', '#2f9e8f', '#3ca951', '#8a63d2'];
const DECADE = 90;
const LEFT = 80;
const TOP = 20;

/** The chart as SVG text. */
export function drawGrowth(series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points);
  const sizes = decades(all.map(({ size }) => size));
  const times = decades(all.map(({ milliseconds }) => milliseconds));
  const width = (sizes.length - 1) * DECADE;
  const height = (times.length - 1) * DECADE;
  const x = (size: number): number => LEFT + (Math.log10(size) - sizes[0]!) * DECADE;
  const y = (milliseconds: number): number => TOP + height - (Math.log10(milliseconds) - times[0]!) * DECADE;
  const lines = [
    ...sizes.map((decade) => line(x(10 ** decade), TOP, x(10 ** decade), TOP + height)),
    ...times.map((decade) => line(LEFT, y(10 ** decade), LEFT + width, y(10 ** decade))),
    ...sizes.map((decade) => text(x(10 ** decade), TOP + height + 18, (10 ** decade).toLocaleString('en'), 'middle')),
    ...times.map((decade) => text(LEFT - 8, y(10 ** decade) + 4, `${10 ** decade} ms`, 'end')),
    ...series.flatMap(({ name, points }, index) => curve(name, points, index)),
  ];
  function curve(name: string, points: Series['points'], index: number): string[] {
    const color = COLORS[index % COLORS.length]!;
    const path = points
      .map(({ size, milliseconds }) => `${x(size).toFixed(1)},${y(milliseconds).toFixed(1)}`)
      .join(' ');
    const row = TOP + height + 44 + index * 18;
    return [
      `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>`,
      ...path
        .split(' ')
        .map((point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3" fill="${color}"/>`),
      `<rect x="${LEFT}" y="${row - 9}" width="12" height="4" fill="${color}"/>`,
      text(LEFT + 18, row - 3, name, 'start'),
    ];
  }
  const [w, h] = [LEFT + width + 40, TOP + height + 50 + series.length * 18];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" font-family="sans-serif" font-size="12" fill="#888">`,
    '<title>Time against size</title>',
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

/** The powers of ten around the values. */
function decades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, index) => first + index);
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#8884"/>`;
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${content}</text>`;
}
