"""What the scripts that write fixtures share: tensors as JSON with nine digits, which is all that a
32-bit float holds."""

import json
import pathlib


def tensor(x):
    """A torch tensor as {"shape": [...], "values": [...]}."""
    values = [float(f"{v:.9g}") for v in x.detach().flatten().tolist()]
    return {"shape": list(x.shape), "values": values}


def write(name, value):
    """Writes NAME.json beside the scripts, one tensor a line, keys sorted."""
    path = pathlib.Path(__file__).with_name(f"{name}.json")
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    text = text.replace('{"shape"', '\n{"shape"')
    path.write_text(text + "\n")
    print(f"{path.name}: {path.stat().st_size} bytes")
