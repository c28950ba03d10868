import ArgumentParser
import Workflow

struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Render every document of every outbox from the ledger anew.",
        discussion: """
            Asks a running daemon to do it and waits for its answer; without a daemon it does it itself. Needed after somebody \
            has worked on an outbox by hand; damage is otherwise found and mended by itself.
            """)

    @Flag(help: "Everything. (There is no smaller choice: what is missing or stale is rendered by itself.)")
    var all = false

    @Option(help: ArgumentHelp("The spool to work on, instead of the one in the settings.", valueName: "dir"))
    var spool: String?

    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard all else { throw ValidationError("Say --all: every document is rendered anew.") }
    }

    func run() throws {
        let hand = OperatorsHand(configuration: try configuration.load(spool: spool))
        Terminal.print(try hand.perform(.publishAll))
    }
}
