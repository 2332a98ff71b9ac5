import { Command, InvalidArgumentError, Option } from "commander";
import type { ApproveOptions } from "./approve.ts";
import type { AzureOptions } from "./azure.ts";
import type { CheckOptions } from "./check.ts";
import type { RehearseOptions } from "./rehearse.ts";
import type { CompileOptions } from "./compile.ts";
import type { ReviewOptions } from "./review.ts";
import type { SealOptions } from "./seal.ts";
import type { VerifyOptions } from "./verify.ts";
import { dialects, runtimes } from "../procedure/procedure.ts";
import { isNodeNewEnough, oldestNode } from "../util/node-version.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";
import { versionOf } from "./version-of.ts";

const engineHelp = "the PowerShell engine to use: an executable such as pwsh, or a .NET assembly";

const signersHelp = "who may sign, with which keys; without it, approvals/allowed_signers";

type Finish = (code: ExitCode) => void;

/** The command line. An action's module is imported when it runs, so that help and mistakes are answered at once. */
export function program(around: Surroundings, finish: Finish): Command {
  const top = new Command("purgebook")
    .description("Compiles typed procedures that purge soft-deleted mailboxes into validated PowerShell runbooks.")
    .version(versionOf(around.packageRoot), "-v, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .configureOutput({ writeOut: around.result, writeErr: around.say })
    .exitOverride()
    .addHelpText(
      "after",
      "\nExit codes: 0 fine; 1 the work has errors; 2 wrong usage, no engine, or a fault of purgebook.",
    );
  top.hook("preAction", (_, action) => {
    // The doctor says it, with all else that a machine lacks.
    if (action.name() !== "doctor" && !isNodeNewEnough(around.nodeVersion))
      throw new WrongUsage(`purgebook needs Node.js ${oldestNode} or newer to run; this is ${around.nodeVersion}.`);
  });
  addCompile(top, around, finish);
  addCheck(top, around, finish);
  addRehearse(top, around, finish);
  addReview(top, around, finish);
  addApprove(top, around, finish);
  addSeal(top, around, finish);
  addVerify(top, around, finish);
  addAzure(top, around, finish);
  addExplain(top, around, finish);
  addCatalog(top, around, finish);
  addInit(top, around, finish);
  addDoctor(top, around, finish);
  return top;
}

function addCompile(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("compile")
    .description("compile procedures into runbooks, each read back by PowerShell's own parser")
    .argument("[procedure...]", "files or names of procedures; all of runbooks/ without any")
    .option("--out <dir>", "the output folder, within the project", "out")
    .addOption(
      new Option("--runtime <id>", "compile for one runtime alone; one output serves all of Azure Automation").choices(
        runtimes,
      ),
    )
    .addOption(new Option("--dialect <id>", "compile one spelling of directory operations alone").choices(dialects))
    .option("--check", "write nothing; fail when the output folder differs or holds an orphan", false)
    .option("--unvalidated", "do without a PowerShell engine; the manifest and the review sheets say so", false)
    .option("--engine <path>", engineHelp)
    .addOption(new Option("--format <format>", "how to report").choices(["human", "json"]).default("human"))
    .action(async (procedures: string[], options: CompileOptions) => {
      const { compile } = await import("./compile.ts");
      finish(await compile(procedures, options, around));
    });
}

function addCheck(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("check")
    .description(
      "check any PowerShell script for what PowerShell, Exchange Online, Azure Automation or a careful reviewer would refuse",
    )
    .argument("<path...>", "scripts, or folders of scripts")
    .addOption(
      new Option(
        "--runtime <id>",
        "where the scripts are to run; without it, where the project's settings say",
      ).choices(runtimes),
    )
    .option("--engine <path>", engineHelp)
    .addOption(new Option("--format <format>", "how to report").choices(["human", "json", "sarif"]).default("human"))
    .action(async (paths: string[], options: CheckOptions) => {
      const { check } = await import("./check.ts");
      finish(await check(paths, options, around));
    });
}

function addRehearse(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("rehearse")
    .description(
      "run a script, byte for byte, on PowerShell's engine against a simulated tenant, and judge what it does",
    )
    .argument(
      "<file>",
      "any script, such as out/Remove-SoftDeletedMailbox.ps1, or a procedure, by its file or name, which is compiled for it",
    )
    .requiredOption(
      "--tenant <file>",
      "a JSON file that describes the tenant, or an export of your mailboxes or users, as JSON or CSV; can be given several times",
      (one: string, all: readonly string[] = []) => [...all, one],
    )
    .option("--param <name=value>", "a parameter of the script; can be given several times", collect, [])
    .option("--param-file <name=file>", "a parameter of the script whose value stands in a file", collect, [])
    .addOption(
      new Option("--mode <mode>", "what the script is to do: its parameter Mode, where it has one").choices([
        "preview",
        "execute",
      ]),
    )
    .addOption(new Option("--runtime <id>", "of a procedure, the script for this runtime").choices(runtimes))
    .addOption(new Option("--dialect <id>", "of a procedure, the script in this dialect").choices(dialects))
    .option("--stop-everywhere", "end its process at each remote call in turn, run it again, and compare the ends")
    .option(
      "--fault <name>",
      "what is to go wrong, such as throttled, or all; docs/faults.md has the list; can be given several times",
      collect,
      [],
    )
    .option("--seed <n>", "decides which calls the faults strike: the same number, the same calls", wholeNumber, 1)
    .option("--restarts <n>", "how often the script is started again where its process has died", wholeNumber, 3)
    .option("--report <file>", "write the report as JSON, too")
    .option("--progress", "tell of each call as it comes, where nobody sits at a terminal, too", false)
    .addOption(new Option("--format <format>", "how to report").choices(["human", "json"]).default("human"))
    .action(async (file: string, options: RehearseOptions) => {
      const { rehearse } = await import("./rehearse.ts");
      finish(await rehearse(file, options, around));
    });
}

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one];

/** @throws InvalidArgumentError */
function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function addReview(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("review")
    .description("write pages on which the compiled runbooks are reviewed: static, and with nothing to install or load")
    .option("--out <dir>", "the folder of the pages, within the project", "review")
    .option("--reports <dir>", "a folder with reports that rehearse --report has written")
    .option("--compiled <dir>", "the output folder of compile, within the project", "out")
    .option("--open", "show them in this machine's browser", false)
    .option("--allowed-signers <file>", signersHelp)
    .option("--engine <path>", engineHelp)
    .action(async (options: ReviewOptions) => {
      const { review } = await import("./review.ts");
      finish(await review(options, around));
    });
}

function addApprove(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("approve")
    .description("record that a reviewer lets a compiled runbook run, exactly as it is")
    .argument("<runbook>", "as it stands in the manifest, such as Remove-SoftDeletedMailbox, or its script's file")
    .requiredOption("--ticket <id>", "the change that it was reviewed for")
    .requiredOption("--reviewer <name>", "who has reviewed it; to sign, as the file of allowed signers has it")
    .option("--author <name>", "who wrote it; without it, who changed its sources last, by the repository's history")
    .option("--hash <sha256>", "the hash that was reviewed: what is there must have it")
    .option("--sign <key>", "sign the record with this key of OpenSSH")
    .option("--out <dir>", "the output folder, within the project", "out")
    .option("--engine <path>", engineHelp)
    .action(async (runbook: string, options: ApproveOptions) => {
      const { approve } = await import("./approve.ts");
      finish(await approve(runbook, options, around));
    });
}

function addSeal(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("seal")
    .description("make the script of one change of an approved runbook: with its targets, window, ticket and cap in it")
    .argument("<runbook>", "as it stands in the manifest, such as Remove-SoftDeletedMailbox, or its script's file")
    .requiredOption("--targets <file>", "the reviewed list of targets, CSV or JSON")
    .requiredOption("--ticket <id>", "the change")
    .requiredOption("--not-before <time>", "from when on it acts, such as 2026-01-31T22:00+01:00")
    .requiredOption("--not-after <time>", "until when it acts")
    .option("--max <n>", "the most targets that the list may have; without it, as many as it has", wholeNumber)
    .option(
      "--param <name=value>",
      "another parameter that is sealed, such as Organization or EvidenceUri; can be given several times",
      collect,
      [],
    )
    .option("--require-signed", "count only an approval that its reviewer has signed", false)
    .option("--allowed-signers <file>", signersHelp)
    .option("--out <dir>", "the output folder, within the project", "out")
    .option("--engine <path>", engineHelp)
    .action(async (runbook: string, options: SealOptions) => {
      const { seal } = await import("./seal.ts");
      finish(await seal(runbook, options, around));
    });
}

function addVerify(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("verify")
    .description(
      "prove that the output is what its sources compile to, and say which approvals hold, are stale or forged",
    )
    .option("--require-approved", "fail where a runbook has no approval that holds", false)
    .option("--require-signed", "fail where an approval that holds is not signed", false)
    .option("--allowed-signers <file>", signersHelp)
    .option("--out <dir>", "the output folder, within the project", "out")
    .option("--engine <path>", engineHelp)
    .addOption(new Option("--format <format>", "how to report").choices(["human", "json"]).default("human"))
    .action(async (options: VerifyOptions) => {
      const { verify } = await import("./verify.ts");
      finish(await verify(options, around));
    });
}

function addAzure(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("azure")
    .description("write what puts approved or sealed runbooks into an Automation account of Azure, and nothing else")
    .argument(
      "[runbook...]",
      "as they stand in the manifest, such as Remove-SoftDeletedMailbox, or as they lie in sealed/; all that are approved without any",
    )
    .addOption(
      new Option("--runtime <id>", "what they are to run with")
        .choices(runtimes.filter((runtime) => runtime.startsWith("automation-")))
        .default("automation-7.6"),
    )
    .option("--require-signed", "count only approvals that their reviewers have signed", false)
    .option("--allowed-signers <file>", signersHelp)
    .option("--out <dir>", "the output folder, within the project; the files are written to azure/ in it", "out")
    .option("--engine <path>", engineHelp)
    .action(async (names: string[], options: AzureOptions) => {
      const { azure } = await import("./azure.ts");
      finish(await azure(names, options, around));
    });
}

function addExplain(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("explain")
    .description("say why a diagnostic is given, with a wrong and a right example")
    .argument("<code>", "the code of the diagnostic, such as needs-guards")
    .action(async (code: string) => {
      const { explain } = await import("./explain.ts");
      finish(await explain(code, around));
    });
}

function addCatalog(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("catalog")
    .description("what purgebook knows of the cmdlets")
    .command("show")
    .description("show a cmdlet: its effect, parameter sets and traps")
    .argument("<cmdlet>", "the name of the cmdlet, such as Remove-Mailbox")
    .action(async (cmdlet: string) => {
      const { catalogShow } = await import("./catalog-show.ts");
      const lines: string[] = [];
      const code = catalogShow(cmdlet, (text) => lines.push(text), around.columns);
      (code === 0 ? around.result : around.say)(lines.join(""));
      finish(code === 0 ? 0 : 2);
    });
}

function addInit(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("init")
    .description("make a new project with a copy of the shipped procedures")
    .argument("[dir]", "the folder of the project", ".")
    .action(async (folder: string) => {
      const { init } = await import("./init.ts");
      finish(await init(folder, around));
    });
}

function addDoctor(top: Command, around: Surroundings, finish: Finish): void {
  top
    .command("doctor")
    .description("say what this machine has and lacks for compiling")
    .action(async () => {
      const { doctor } = await import("./doctor.ts");
      finish(await doctor(around));
    });
}
