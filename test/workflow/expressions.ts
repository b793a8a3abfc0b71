/** Just enough of DynamoDB's expressions to run the shipped ones in a model: SET, REMOVE, =, <>, AND, attribute_(not_)exists. */
export type Item = Readonly<Record<string, string>>;
export interface Expression {
  readonly UpdateExpression: string;
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
}

function named(token: string, expression: Expression): string {
  const name = token.trim();
  return name.startsWith("#") ? (expression.ExpressionAttributeNames?.[name] ?? name) : name;
}

/** Literals of the shipped expressions are placeholders only; an unknown one is an error, never a silent undefined. */
function valued(token: string, values: Item): string {
  const value = values[token.trim()];
  if (value === undefined) throw new Error(`no value for ${token}`);
  return value;
}

function holds(clause: string, item: Item, expression: Expression, values: Item): boolean {
  const existence = /^attribute_(not_)?exists\((.+)\)$/.exec(clause.trim());
  if (existence) return (item[named(existence[2] ?? "", expression)] !== undefined) === (existence[1] === undefined);
  const comparison = /^(\S+)\s*(=|<>)\s*(\S+)$/.exec(clause.trim());
  if (!comparison) throw new Error(`the model does not know ${clause}`);
  const same = item[named(comparison[1] ?? "", expression)] === valued(comparison[3] ?? "", values);
  return comparison[2] === "=" ? same : !same;
}

/** The item after the update, or undefined where the condition failed. */
export function update(item: Item, expression: Expression, values: Item): Item | undefined {
  const clauses = (expression.ConditionExpression ?? "").split(/\s+AND\s+/i).filter((clause) => clause.trim() !== "");
  if (!clauses.every((clause) => holds(clause, item, expression, values))) return undefined;
  const next: Record<string, string> = { ...item };
  for (const part of expression.UpdateExpression.split(/\s+(?=(?:SET|REMOVE)\s)/)) {
    const [, verb, list] = /^(SET|REMOVE)\s+(.+)$/.exec(part.trim()) ?? [];
    if (verb === undefined || list === undefined) throw new Error(`the model does not know ${part}`);
    for (const each of list.split(",")) {
      const [name, value] = each.split("=");
      if (verb === "SET") next[named(name ?? "", expression)] = valued(value ?? "", values);
      else delete next[named(name ?? "", expression)];
    }
  }
  return next;
}
