import Provisioning
import Testing

struct PathStepTests {
    @Test(arguments: [
        (PathStep(path: "/etc", owner: 0, mode: 0o755, isLink: false), nil),
        (PathStep(path: "/tmp", owner: 0, mode: 0o1777, isLink: false), nil),
        (PathStep(path: "/etc/link", owner: 0, mode: 0o777, isLink: true), nil),
        (PathStep(path: "/home/anna", owner: 1000, mode: 0o755, isLink: false), "chown root /home/anna"),
        (PathStep(path: "/home/anna/link", owner: 1000, mode: 0o777, isLink: true), "chown root /home/anna/link"),
        (PathStep(path: "/srv/share", owner: 0, mode: 0o775, isLink: false), "chmod go-w /srv/share"),
        (PathStep(path: "/etc/accounts.csv", owner: 0, mode: 0o646, isLink: false), "chmod go-w /etc/accounts.csv"),
    ])
    func `root believes only what nobody else can change`(step: PathStep, advice: String?) {
        #expect((step.distrust == nil) == (advice == nil))
        if let advice { #expect(step.distrust?.contains(advice) == true, "\(step.distrust ?? "")") }
    }
}
