"""Finds the site's pages, and sends links to what is no page to the sources. Called by mkdocs."""

import posixpath
import re
import subprocess
from pathlib import Path

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
PAGES = ('*.md', '*.svg')
NOT_PAGES = ('examples/template/',)
LINK = re.compile(r'\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)')
FENCE = re.compile(r'^ *```', re.MULTILINE)


def on_files(files, config):
    """The theme's own files, and every page of the checkout, by its path there: so links keep their meaning."""
    tracked = subprocess.run(['git', '-C', ROOT, 'ls-files', '--cached', '--others', '--exclude-standard', *PAGES],
                             check=True, capture_output=True, text=True).stdout.split('\n')
    theirs = [file for file in files if file.src_dir != config.docs_dir]
    ours = [File(name, str(ROOT), config.site_dir, config.use_directory_urls)
            for name in sorted(set(tracked)) if (ROOT / name).is_file() and not name.startswith(NOT_PAGES)]
    return Files(theirs + ours)


def on_page_markdown(markdown, page, config, files):
    """A link to a file that is no page, or to a folder, leads to the repository."""
    folder = posixpath.dirname(page.file.src_uri)

    def target(link):
        path = posixpath.normpath(posixpath.join(folder, link[1]))
        if files.get_file_from_path(path) or not (ROOT / path).exists():
            return link[0]  # a page, or a mistake that mkdocs names
        return f']({config.repo_url}/blob/main/{path})'

    # Code is every second part.
    parts = FENCE.split(markdown)
    fences = FENCE.findall(markdown)
    parts[::2] = [LINK.sub(target, part) for part in parts[::2]]
    return ''.join(part + fence for part, fence in zip(parts, [*fences, '']))
