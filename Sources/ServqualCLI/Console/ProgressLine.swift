internal import Glibc
internal import Servqual

/// Progress on standard error: one rewritten line on a terminal, a plain line every ten percent otherwise, nothing in the first second.
final class ProgressLine {
  private let isOn: Bool
  private let started = ProgressLine.now
  private var lastShown = 0.0
  private var lastTenth = 0
  private var isDrawn = false

  init(isOn: Bool) { self.isOn = isOn }

  func show(_ progress: StudyProgress) {
    let time = Self.now - started
    guard isOn, time > 1 else { return }
    let percent = Int(100 * progress.share)
    let files = progress.count > 1 ? " (\(progress.number) of \(progress.count))" : ""
    if Console.isInteractive {
      guard time - lastShown > 0.1 else { return }
      lastShown = time
      Console.write("\r\u{1B}[K\(progress.source)\(files) \(percent)%", to: STDERR_FILENO)
      isDrawn = true
    } else if percent / 10 != lastTenth {
      lastTenth = percent / 10
      Console.tell("progress: \(progress.source)\(files) \(percent)%")
    }
  }

  /// Takes the line away.
  func clear() {
    if isDrawn { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
