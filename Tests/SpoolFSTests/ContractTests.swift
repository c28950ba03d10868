import TestKit
import Testing

struct SpoolContractTests {
    @Test(arguments: SpoolContract.cases)
    func `directories keep the spool's contract`(contractCase: ContractCase<any SpoolBench>) throws {
        let bench = try DirectoryBench()
        try SpoolContract.check(contractCase, on: bench)
        #expect(readFile(at: bench.scratch.below("precious")) == [0x21])
    }

    @Test(arguments: SpoolContract.cases)
    func `the spool in memory keeps the spool's contract`(contractCase: ContractCase<any SpoolBench>) throws {
        try SpoolContract.check(contractCase, on: MemorySpool())
    }
}

struct OutboxContractTests {
    @Test(arguments: OutboxContract.cases)
    func `directories keep the outbox's contract`(contractCase: ContractCase<any OutboxBench>) throws {
        try OutboxContract.check(contractCase, on: DirectoryBench())
    }

    @Test(arguments: OutboxContract.cases)
    func `the outbox in memory keeps the outbox's contract`(contractCase: ContractCase<any OutboxBench>) throws {
        try OutboxContract.check(contractCase, on: MemoryOutbox())
    }
}
