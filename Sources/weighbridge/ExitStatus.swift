import ArgumentParser

extension ExitCode {
    /// At least one file was rejected.
    static let rejected = ExitCode(1)
    /// What was looked at is not as it should be (EX_DATAERR).
    static let dataError = ExitCode(65)
    /// A file to read is not there or can't be read (EX_NOINPUT).
    static let noInput = ExitCode(66)
    /// The service, or something that it stands on, is not there or is in use (EX_UNAVAILABLE).
    static let unavailable = ExitCode(69)
    /// A file can't be written (EX_CANTCREAT).
    static let cantCreate = ExitCode(73)
    /// The disk or the ledger failed (EX_IOERR).
    static let ioError = ExitCode(74)
    /// It needs rights that this user lacks (EX_NOPERM).
    static let noPermission = ExitCode(77)
    /// The settings or the register have a fault (EX_CONFIG).
    static let configuration = ExitCode(78)
}
