import ArgumentParser
import Composition
import Findings
import Foundation
import Settings
import TableSchema
import Weighing

/// What every command understands about where the settings are.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The settings file. Without it, config/weighbridge.yaml here, else /etc/weighbridge/weighbridge.yaml.",
            valueName: "file"))
    var config: String?

    /// Reads settings and register; exits with 78 and every fault where there is one.
    func load(spool: String? = nil) throws -> LoadedConfiguration {
        let (configuration, faults) = LoadedConfiguration.load(request(spool: spool))
        for fault in faults { Terminal.complain("\(fault.severity.rawValue): \(fault)") }
        guard let configuration else { throw ExitCode.configuration }
        return configuration
    }

    /// Settings and schema alone, for commands that need no register.
    func loadForDryRun() throws -> (settings: Settings, schema: TableSchema) {
        let (loaded, faults) = LoadedConfiguration.loadForDryRun(request(spool: nil))
        for fault in faults { Terminal.complain("\(fault.severity.rawValue): \(fault)") }
        guard let loaded else { throw ExitCode.configuration }
        return loaded
    }

    func request(spool: String?) -> SettingsRequest {
        SettingsRequest(
            file: config, spool: spool, environment: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath)
    }
}
