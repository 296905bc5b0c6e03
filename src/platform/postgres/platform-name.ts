/** Platform and processor in the words of the npm packages: `linux-x64`, `darwin-arm64`, `windows-x64`. */
export function platformName(): string {
  return `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
}
