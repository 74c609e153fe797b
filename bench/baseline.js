// The same tables as bench/baseline.py with PptxGenJS and docx, no more.
//
//     NODE_PATH=… node bench/baseline.js ACTIONS.json OUTPUT_FOLDER
//
// ACTIONS.json is a list of {title, rows, effects}; rows are texts, the header first.

const fs = require("fs");
const path = require("path");
const PptxGenJS = require("pptxgenjs");
const docx = require("docx");

const [source, folder] = process.argv.slice(2);
const actions = JSON.parse(fs.readFileSync(source, "utf8"));

const deck = new PptxGenJS();
const story = [];
for (const { title, rows, effects } of actions) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.5, y: 0.5, w: 9, h: 1 });
  slide.addTable(rows.map((row) => row.map((text) => ({ text }))), { x: 0.5, y: 2, w: 9 });
  const cell = (text) => new docx.TableCell({ children: [new docx.Paragraph(text)] });
  story.push(
    new docx.Paragraph({ text: title, heading: docx.HeadingLevel.HEADING_2 }),
    new docx.Table({ rows: rows.map((row) => new docx.TableRow({ children: row.map(cell) })) }),
    ...effects.map((text) => new docx.Paragraph(text)),
  );
}
const report = new docx.Document({ sections: [{ children: story }] });
Promise.all([
  deck.writeFile({ fileName: path.join(folder, "baseline-js.pptx") }),
  docx.Packer.toBuffer(report).then((data) =>
    fs.writeFileSync(path.join(folder, "baseline-js.docx"), data),
  ),
]);
