import type { Ast, ParameterAst } from "../../../powershell/script/ast.ts";
import { argumentNamed, sameName, type Command } from "../../../powershell/script/command.ts";
import { commandAt, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, sourcesOf, unwrap } from "../../../powershell/script/value.ts";
import { calledName } from "./called.ts";

/** What gives one object or none, or no more than a number that stands in the script. */
export const givesFew = (script: Script, parts: readonly Ast[]): boolean =>
  new Counter(script, true).isFewOf(parts, []);

/** The same few whenever it is asked: the first of a list that others are taken from are others each time. */
export const givesSame = (script: Script, value: Ast): boolean => new Counter(script, false).isFew(value, []);

const oneOf = [
  "Identity",
  "ExternalDirectoryObjectId",
  "UserId",
  "ObjectId",
  "UserPrincipalName",
  "DirectoryObjectId",
  "Guid",
];
/** Of one file, folder or group, they give all that is in it. */
const givesParts = /^Get-(Content|ChildItem|Item|\w*(Members?|Membership|Links))$/i;
const identifying =
  /\b(ExchangeGuid|Guid|Id|ObjectId|ExternalDirectoryObjectId|DistinguishedName|UserPrincipalName|PrimarySmtpAddress)\s+-c?eq\b/i;

class Counter {
  readonly #script: Script;
  /** A number of results that is asked for makes them few. */
  readonly #byNumber: boolean;

  constructor(script: Script, byNumber: boolean) {
    this.#script = script;
    this.#byNumber = byNumber;
  }

  isFewOf(parts: readonly Ast[], seen: readonly Ast[]): boolean {
    return parts.some((part) => this.isFew(part, seen));
  }

  isFew(part: Ast, seen: readonly Ast[]): boolean {
    const plain = unwrap(part);
    if (seen.includes(plain) || seen.length > 12) return false;
    const next = [...seen, plain];
    if (constantOf(plain) !== undefined) return true;
    switch (plain.type) {
      case "ArrayLiteralAst":
        return plain.Elements.every((element) => this.#isOne(element, next));
      case "ArrayExpressionAst":
      case "SubExpressionAst": {
        const [only, ...more] = plain.SubExpression.Statements ?? [];
        return more.length === 0 && (only === undefined || this.isFew(only, next));
      }
      case "BinaryExpressionAst":
        return plain.Operator === "DotDot" && [plain.Left, plain.Right].every((end) => constantOf(end) !== undefined);
      case "IndexExpressionAst":
        return true;
      case "ConvertExpressionAst":
        return this.isFew(plain.Child, next);
      case "MemberExpressionAst":
        // The holds of one mailbox are few.
        return /\.InPlaceHolds$/i.test(this.#script.textOf(plain));
      case "PipelineAst":
        return this.isFewOf(plain.PipelineElements, next);
      case "AssignmentStatementAst":
        return this.isFew(plain.Right, next);
      case "VariableExpressionAst": {
        const sources = sourcesOf(this.#script, plain);
        return (
          sources.length > 0 &&
          sources.every((source) => {
            if (source.kind === "assigned") return source.operator === "Equals" && this.isFew(source.value, next);
            return source.kind === "each" || hasValidateCount(source.parameter);
          })
        );
      }
      case "CommandAst":
        return this.#isFewOfCall(commandAt(this.#script, plain), next);
      default:
        return false;
    }
  }

  /** An element of a list that is written out: one thing, unless it is known to be a list itself. */
  #isOne(element: Ast, seen: readonly Ast[]): boolean {
    return unwrap(element).type !== "PipelineAst" || this.isFew(element, seen);
  }

  #isFewOfCall(command: Command | undefined, seen: readonly Ast[]): boolean {
    if (command?.name === undefined) return false;
    const name = calledName(this.#script, command) ?? command.name;
    if (/^Select-Object$/i.test(name))
      return this.#byNumber && command.arguments.some((one) => one.kind === "parameter" && /^(f|la)/i.test(one.name));
    if (/^Where-Object$/i.test(name)) return identifying.test(this.#script.textOf(command.node));
    if (/^Measure-Object$/i.test(name)) return true;
    if (/^Get-/i.test(name) && (asksForOne(this.#script, name, command) || (this.#byNumber && asksForSome(command))))
      return true;
    const called = functionNamed(this.#script, command.name);
    if (called === undefined) return false;
    const given = this.#script.nodesIn(called.Body, "ReturnStatementAst");
    return given.length > 0 && given.every(({ Pipeline }) => Pipeline === undefined || this.isFew(Pipeline, seen));
  }
}

/** The object that a call names, and that has no parts which the call gives. */
function asksForOne(script: Script, name: string, command: Command): boolean {
  const filter = argumentNamed(command, "Filter");
  if (filter !== undefined && identifying.test(script.textOf(filter))) return true;
  if (givesParts.test(name)) return isRead(script, command);
  const [first] = command.arguments;
  const given = [...oneOf.map((one) => argumentNamed(command, one)), first?.kind === "value" ? first.node : undefined];
  return given.some((one) => one !== undefined && !/\*/.test(String(constantOf(one) ?? "")));
}

/** `Get-Content id.txt -Raw` is one text, as long as nothing takes it apart. */
const isRead = (script: Script, { arguments: given, pipeline }: Command): boolean =>
  given.some((one) => one.kind === "parameter" && /^raw$/i.test(one.name)) &&
  !/ConvertFrom-|split/i.test(script.textOf(pipeline));

const numbers = ["ResultSize", "Top", "TotalCount", "First", "Head", "Tail", "Last"];

function asksForSome(command: Command): boolean {
  const size = numbers.map((name) => argumentNamed(command, name)).find((one) => one !== undefined);
  return size !== undefined && !/^unlimited$/i.test(String(constantOf(size) ?? ""));
}

const hasValidateCount = ({ Attributes = [] }: ParameterAst): boolean =>
  Attributes.some(({ type, TypeName }) => type === "AttributeAst" && sameName(TypeName, "ValidateCount"));
