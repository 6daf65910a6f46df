"""Runs a notebook, prints the text of its cells and keeps its pictures: run_notebook.py NOTEBOOK FOLDER"""

import base64
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

notebook, folder = map(Path, sys.argv[1:])
book = nbformat.read(notebook, as_version=4)
NotebookClient(book, timeout=200, resources={'metadata': {'path': str(notebook.parent)}}).execute()
pictures = 0
for output in (output for cell in book.cells for output in cell.get('outputs', [])):
    data = output.get('data', {})
    if 'image/png' in data:
        pictures += 1
        (folder / f'{pictures}.png').write_bytes(base64.b64decode(data['image/png']))
    elif 'text/plain' in data:
        print(data['text/plain'])
    if output.output_type == 'stream':
        print(output.text)
print(pictures, 'pictures')
