/**
 * Invented names. Given names begin with 示 or 例 (sample), firms sit in a county that does not exist, so that nobody
 * can be met by accident.
 */
const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
const SECOND = "安宁平康明远清和文武德恒立信守成知行思齐修能景云怀山望舟若水";

export function personName(n: number): string {
  const surname = SURNAMES[n % SURNAMES.length] ?? "";
  const first = n % 2 === 0 ? "示" : "例";
  return surname + first + (SECOND[Math.floor(n / SURNAMES.length + n) % SECOND.length] ?? "");
}

const FIRMS = ["青禾", "远舟", "云岭", "恒川", "启明", "嘉木", "白石", "长汀", "新泉", "金穗"];
const TRADES = [
  "机械制造",
  "食品加工",
  "纺织服装",
  "建材",
  "新能源",
  "电子科技",
  "物流",
  "农业科技",
  "包装印刷",
  "医疗器械",
];

export function firmName(n: number): string {
  return `平善${FIRMS[n % 10] ?? ""}${TRADES[Math.floor(n / 10) % 10] ?? ""}有限公司`;
}

export const TOWNSHIPS = ["城关镇", "东岭镇", "西河镇", "南桥镇", "北塘乡"];
export const CHAINS = ["装备制造", "食品加工", "新材料", "电子信息"];

export const UNITS: readonly (readonly [string, "department" | "town" | "company"])[] = [
  ["县发展改革委", "department"],
  ["县工业信息化局", "department"],
  ["县自然资源局", "department"],
  ["县人力资源社会保障局", "department"],
  ["县财政局", "department"],
  ["县市场监管局", "department"],
  ["县生态环境分局", "department"],
  ["县住房城乡建设局", "department"],
  ["县金融服务中心", "department"],
  ["城关镇政府", "town"],
  ["东岭镇政府", "town"],
  ["县供电公司", "company"],
];
