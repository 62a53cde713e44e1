import Disk
import Fuzzing

// What libFuzzer calls; it brings its own main. Only built by Scripts/fuzz.

private func variable(_ name: String) -> String? {
  do throws(UnreadableVariable) { return try ProcessFacts.environment(name) } catch {
    preconditionFailure("\(name) is not UTF-8")
  }
}

/// The target that `FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = variable("FUZZ_TARGET") ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    preconditionFailure("FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()

/// Puts what the target starts from in the folder that `FUZZ_CORPUS` names.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutableRawPointer
) -> CInt {
  guard let folder = variable("FUZZ_CORPUS") else { return 0 }
  for (number, bytes) in Corpus.of(target).enumerated() {
    do throws(DiskError) {
      try PosixFileSystem().putWhole(
        bytes, at: "\(folder)/example-\(number)", permissions: 0o644)
    } catch { preconditionFailure("\(error)") }
  }
  return 0
}

/// Feeds one input; what does not hold ends the process, so that libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do throws(BrokenPromise) { _ = try target.feed(bytes) } catch {
    preconditionFailure("\(error)")
  }
  return 0
}
