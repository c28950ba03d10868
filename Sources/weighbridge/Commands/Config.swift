import ArgumentParser
import Composition
import Register
import Settings
import Weighing

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the settings.", subcommands: [CheckConfig.self])

    struct CheckConfig: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Read settings, register and schemas, and name every fault at once.",
            discussion: "Exit status: 0 all is well (warnings are shown), 78 there is a fault.")

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let loaded = try configuration.load()
            let rules = try HouseRules(loaded)
            Terminal.print(
                """
                \(loaded.settings.file ?? "built-in settings"): well. \(rules.register.accounts.count) accounts; \
                the spool is \(loaded.settings.spool).
                """)
        }
    }
}
