"""Trains the tiny Argos package that the tests load: a real one, with a real model.

Run it in an environment of its own, from the root of the repository; it takes some minutes::

    pip install torch==2.13.0 sentencepiece ctranslate2
    python tests/engines/tiny/train.py

It writes the package and ``held-out.tsv`` beside itself: sentences the model never saw, with
the English of the grammar. The same versions on the same machine give the same package.
"""

from __future__ import annotations

import io
import json
import math
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

# Converts a model here; the program itself runs CTranslate2 in one place only.
import ctranslate2  # type: ignore[import-untyped]  # noqa: TID251
import sentencepiece
import torch  # type: ignore[import-not-found]

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from grammar import Pair, sentence_pairs  # type: ignore[import-not-found]  # noqa: E402

NAME = "translate-nl_en-0_1"
VOCABULARY = 280
WIDTH = 128
HEADS = 4
LAYERS = 2
INNER = 256
LONGEST = 128
STEPS = 500
BATCH = 64
TRAINED = 9000
HELD_OUT = 200
SEED = 7
PAD, UNKNOWN, BEGIN, END = range(4)
EPOCH_DATE = (2026, 1, 1, 0, 0, 0)

README = """# Dutch → English, tiny

A package for tests of tweetalig, trained by `tests/engines/tiny/train.py` on sentences made
by the grammar beside it. It knows some hundred words and is of no use for anything else.
Licence: Apache-2.0.
"""


def train_pieces(pairs: Sequence[Pair]) -> bytes:
    """Train one SentencePiece model for both languages."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs for text in pair]),
        model_writer=model,
        vocab_size=VOCABULARY,
        model_type="unigram",
        character_coverage=1.0,
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def positions() -> Any:
    """Sinusoidal positions, as in the first Transformer."""
    place = torch.arange(LONGEST).unsqueeze(1)
    rate = torch.exp(torch.arange(0, WIDTH, 2) * (-math.log(10000.0) / WIDTH))
    table = torch.zeros(LONGEST, WIDTH)
    table[:, 0::2] = torch.sin(place * rate)
    table[:, 1::2] = torch.cos(place * rate)
    return table


def padded(rows: Sequence[Sequence[int]]) -> Any:
    """Make rows of ids equally long."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (longest - len(row))] for row in rows])


def batches(rows: Sequence[tuple[list[int], list[int]]]) -> Iterator[tuple[Any, Any, Any]]:
    """Yield source, decoder input and expected output, for ever, in an order of the seed."""
    dice = torch.Generator().manual_seed(SEED)
    while True:
        order = torch.randperm(len(rows), generator=dice).tolist()
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = [rows[index] for index in order[start : start + BATCH]]
            yield (
                padded([source for source, _ in chosen]),
                padded([[BEGIN, *target] for _, target in chosen]),
                padded([[*target, END] for _, target in chosen]),
            )


def train(rows: Sequence[tuple[list[int], list[int]]]) -> tuple[Any, Any]:
    """Return the trained embedding and Transformer."""
    torch.manual_seed(SEED)
    embedding = torch.nn.Embedding(VOCABULARY, WIDTH, padding_idx=PAD)
    torch.nn.init.normal_(embedding.weight, std=WIDTH**-0.5)
    transformer = torch.nn.Transformer(
        WIDTH, HEADS, LAYERS, LAYERS, INNER, dropout=0.1, batch_first=True, norm_first=True
    )
    place = positions()
    parameters = [*embedding.parameters(), *transformer.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=1.0, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: 2e-3 * min((step + 1) / 100, max(0.02, 1 - step / STEPS))
    )
    loss_of = torch.nn.CrossEntropyLoss(ignore_index=PAD, label_smoothing=0.05)

    def embedded(ids: Any) -> Any:
        return embedding(ids) * math.sqrt(WIDTH) + place[: ids.shape[1]]

    for step, (source, given, expected) in zip(range(STEPS), batches(rows), strict=False):
        ahead = torch.nn.Transformer.generate_square_subsequent_mask(given.shape[1])
        output = transformer(
            embedded(source),
            embedded(given),
            tgt_mask=ahead,
            tgt_is_causal=True,
            src_key_padding_mask=source == PAD,
            memory_key_padding_mask=source == PAD,
        )
        scores = output @ embedding.weight.T
        loss = loss_of(scores.reshape(-1, VOCABULARY), expected.reshape(-1))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            sys.stderr.write(f"step {step}: loss {loss.item():.3f}\n")
    return embedding.eval(), transformer.eval()


def array(tensor: Any) -> Any:
    """Return the numbers of a tensor."""
    return tensor.detach().numpy()


def fill_attention(spec: Any, attention: Any, *, of_itself: bool) -> None:
    """Copy queries, keys and values; PyTorch keeps the three in one matrix."""
    weight, bias = array(attention.in_proj_weight), array(attention.in_proj_bias)
    if of_itself:
        spec.linear[0].weight, spec.linear[0].bias = weight, bias
    else:
        spec.linear[0].weight, spec.linear[0].bias = weight[:WIDTH], bias[:WIDTH]
        spec.linear[1].weight, spec.linear[1].bias = weight[WIDTH:], bias[WIDTH:]
    fill_linear(spec.linear[-1], attention.out_proj)


def fill_linear(spec: Any, linear: Any) -> None:
    """Copy a linear layer."""
    spec.weight, spec.bias = array(linear.weight), array(linear.bias)


def fill_norm(spec: Any, norm: Any) -> None:
    """Copy a layer norm."""
    spec.gamma, spec.beta = array(norm.weight), array(norm.bias)


def fill_layer(spec: Any, layer: Any, *, last_norm: Any) -> None:
    """Copy what encoder and decoder layers have in common."""
    fill_attention(spec.self_attention, layer.self_attn, of_itself=True)
    fill_norm(spec.self_attention.layer_norm, layer.norm1)
    fill_linear(spec.ffn.linear_0, layer.linear1)
    fill_linear(spec.ffn.linear_1, layer.linear2)
    fill_norm(spec.ffn.layer_norm, last_norm)


def convert(embedding: Any, transformer: Any, pieces: Sequence[str], folder: Path) -> None:
    """Write the model in the format of CTranslate2, in whole numbers of 8 bits."""
    spec = ctranslate2.specs.TransformerSpec.from_config(
        LAYERS, HEADS, pre_norm=True, alignment_layer=-1, alignment_heads=HEADS
    )
    for part, stack in ((spec.encoder, transformer.encoder), (spec.decoder, transformer.decoder)):
        embeddings = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings
        embeddings.weight = array(embedding.weight)
        part.scale_embeddings = True
        part.position_encodings.encodings = array(positions())
        fill_norm(part.layer_norm, stack.norm)
    for layer_spec, layer in zip(spec.encoder.layer, transformer.encoder.layers, strict=True):
        fill_layer(layer_spec, layer, last_norm=layer.norm2)
    for layer_spec, layer in zip(spec.decoder.layer, transformer.decoder.layers, strict=True):
        fill_layer(layer_spec, layer, last_norm=layer.norm3)
        fill_attention(layer_spec.attention, layer.multihead_attn, of_itself=False)
        fill_norm(layer_spec.attention.layer_norm, layer.norm2)
    spec.decoder.projection.weight = array(embedding.weight)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def pack(folder: Path, target: Path) -> None:
    """Zip a folder so that the same content gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                info = zipfile.ZipInfo(name, EPOCH_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                archive.writestr(info, path.read_bytes())


def main() -> None:
    """Train, convert, pack, and say how well the held-out sentences go."""
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)
    pairs = sentence_pairs(TRAINED + HELD_OUT, seed=SEED)
    known, held_out = pairs[:TRAINED], pairs[TRAINED:]
    model = train_pieces(known)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    rows = [(processor.encode(dutch), processor.encode(english)) for dutch, english in known]
    embedding, transformer = train(rows)
    metadata = {
        "package_version": "0.1",
        "argos_version": "1.9",
        "from_code": "nl",
        "from_name": "Dutch",
        "to_code": "en",
        "to_name": "English",
        "type": "translate",
    }
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / NAME
        folder.mkdir()
        (folder / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n", "utf-8")
        (folder / "README.md").write_text(README, "utf-8")
        (folder / "sentencepiece.model").write_bytes(model)
        pieces = [processor.id_to_piece(number) for number in range(VOCABULARY)]
        convert(embedding, transformer, pieces, folder / "model")
        translator = ctranslate2.Translator(str(folder / "model"), device="cpu")
        results = translator.translate_batch(
            [processor.encode(dutch, out_type=str) for dutch, _ in held_out], beam_size=4
        )
        outputs = [processor.decode(result.hypotheses[0]) for result in results]
        pack(folder, HERE / f"{NAME}.argosmodel")
    lines = ["nl\ten", *(f"{dutch}\t{english}" for dutch, english in held_out)]
    (HERE / "held-out.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    right = sum(output == english for output, (_, english) in zip(outputs, held_out, strict=True))
    sys.stderr.write(f"{right} of {len(held_out)} held-out sentences exactly right\n")


if __name__ == "__main__":
    main()
