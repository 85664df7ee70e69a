// The places and the ground of a page on a map by MapLibre, which draws with WebGL.
const map = new maplibregl.Map({container: "map", fadeDuration: 0, bounds: [[W, S], [E, N]],
  style: {version: 8, sources: {ground: {type: "geojson", data: ground}}, layers: [
    {id: "land", type: "fill", source: "ground", filter: ["==", ["get", "layer"], "country"],
      paint: {"fill-color": "#F7F3EA"}},
    {id: "lake", type: "fill", source: "ground", filter: ["==", ["get", "layer"], "lake"],
      paint: {"fill-color": "#CFDDE6"}},
    {id: "lines", type: "line", source: "ground", 
      filter: ["in", ["get", "layer"], ["literal", ["border", "river"]]],
      paint: {"line-color": "#8A8578"}}]}});
for (const [lat, lon, number, text] of places) {
  const sign = document.createElement("div");
  sign.className = "sign"; sign.textContent = number; sign.title = text;
  new maplibregl.Marker({element: sign}).setLngLat([lon, lat])
    .setPopup(new maplibregl.Popup().setText(text)).addTo(map);
}
map.once("idle", () => { window.usable = performance.now(); window.waits = false; });
