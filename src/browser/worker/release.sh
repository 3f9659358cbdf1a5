#!/usr/bin/env bash
# Makes a release of the folder that Trunk has filled: gives it a name, by all that it holds, puts the name into its page,
# and makes its worker, which knows the name and what each file must hold. The same files give the same release.
set -euo pipefail
export LC_ALL=C
worker=$(cd "$(dirname "$0")" && pwd)/worker.js
cd "$1"

named='s/(<meta name="release" content=")[^"]*"/\1'
nameless=$(sed -E "$named\"/" index.html)

# Pages of their own, and files with a hash in their names. The others change by themselves: the configuration, the
# manifest with its icons, the worker. Nobody checks a deployment that can't be reached, and agents replay no case files.
files=$(find . -type f -not -path './check/*' -not -path './replay/*' | sed 's|^\./||' | grep -E '^[a-z]+/index\.html$|-[0-9a-f]{12,16}(_bg\.|\.|/)' |
  grep -vE '\.(gz|br)$' | sort)
list=$(while IFS= read -r file; do
  bytes=$(sha256sum < "$file" | cut -c 1-64 | sed 's/../\\x&/g')
  printf '  "%s": "sha256-%s",\n' "$file" "$(printf "$bytes" | base64)"
done <<< "$files")
# It is JSON, so that the worker of one release can read another's.
list=${list%,}

release=$(printf '%s\n' "$nameless" "$list" "$(cat "$worker")" | sha256sum | cut -c 1-16)
printf '%s\n' "$nameless" | sed -E "$named$release\"/" > index.html
# It says whose reading it saves.
sed -i -E "$named$release\"/" replay/index.html
{
  printf 'const RELEASE = "%s";\nconst FILES = {\n%s\n};\n\n' "$release" "$list"
  cat "$worker"
} > worker.js
