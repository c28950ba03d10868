/// `1 drop`, `2 drops`, `0 drops`.
package func numbered(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}
