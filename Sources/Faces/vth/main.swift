import Commands
import Glibc

CommandLineTool.run { exit($0.rawValue) }
