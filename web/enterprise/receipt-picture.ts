import { fullInstantWords } from "../time-words.ts";
import { firstAnswerBy, type KeptReceipt } from "./kept-receipt.ts";
import { locale } from "./language.ts";
import { qrSquares } from "./parts/qr.ts";
import { followAddress, grouped } from "./proof.ts";
import { words } from "./words.ts";

const WIDTH = 720;
const HEIGHT = 1080;
const EDGE = 56;
const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
const INK = "#14181d";
const GREY = "#4b535c";
const RED = "#b0241b";

/** The receipt as a PNG for the photo album of a phone: both numbers, the due date and the QR code. */
export function receiptPicture(receipt: KeptReceipt, county: string): Promise<Blob | undefined> {
  const w = words().receipt;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d");
  if (pen === null) return Promise.resolve(undefined);
  const write = (text: string, y: number, size: number, colour: string, weight = 400) => {
    pen.fillStyle = colour;
    pen.font = `${weight} ${size}px ${FONT}`;
    pen.fillText(fitted(pen, text, WIDTH - 2 * EDGE), EDGE, y);
  };
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = RED;
  pen.fillRect(0, 0, WIDTH, 12);
  write(`${county} ${w.heading}`, 84, 34, INK, 600);
  write(receipt.enterprise, 132, 24, GREY);
  write(receipt.subject, 168, 24, GREY);
  write(w.receipt, 232, 24, GREY);
  write(grouped(receipt.receipt), 284, 46, INK, 600);
  write(w.code, 340, 24, GREY);
  write(grouped(receipt.code), 392, 46, INK, 600);
  write(`${w.submittedAt} ${fullInstantWords(receipt.submittedAt, locale())}`, 448, 24, GREY);
  write(w.first(firstAnswerBy(receipt)), 484, 24, INK, 600);
  drawCode(pen, followAddress(receipt), 130, 510, 460);
  pen.textAlign = "center";
  pen.fillStyle = GREY;
  pen.font = `400 24px ${FONT}`;
  pen.fillText(w.qr, WIDTH / 2, 1020);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
}

function drawCode(pen: CanvasRenderingContext2D, text: string, left: number, top: number, width: number): void {
  const squares = qrSquares(text);
  const size = Math.floor(width / squares.length);
  const edge = (width - size * squares.length) / 2;
  pen.fillStyle = INK;
  for (const [y, row] of squares.entries())
    for (const [x, dark] of row.entries())
      if (dark) pen.fillRect(Math.round(left + edge) + x * size, Math.round(top + edge) + y * size, size, size);
}

function fitted(pen: CanvasRenderingContext2D, text: string, width: number): string {
  let end = text.length;
  while (end > 0 && pen.measureText(end < text.length ? `${text.slice(0, end)}…` : text).width > width) end--;
  return end < text.length ? `${text.slice(0, end)}…` : text;
}
