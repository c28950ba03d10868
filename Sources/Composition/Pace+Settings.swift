package import Settings
package import Workflow

extension WorkLoop.Pace {
    package init(_ reception: Settings.Reception) {
        self.init(
            rescanSeconds: reception.rescanSeconds, settleSeconds: reception.settleSeconds,
            unfinishedSeconds: reception.unfinishedHours * 3600)
    }
}
