// The places and the ground of a page on a map by Leaflet.
const LOOK = {
  country: {weight: 0, fillColor: "#F7F3EA", fillOpacity: 1},
  lake: {weight: 0, fillColor: "#CFDDE6", fillOpacity: 1},
  border: {color: "#8A8578", weight: 1},
  river: {color: "#3B6283", weight: 1},
};
const map = L.map("map", {zoomAnimation: false, fadeAnimation: false});
map.fitBounds([[S, W], [N, E]]);
L.geoJSON(ground, {style: (each) => LOOK[each.properties.layer]}).addTo(map);
for (const [lat, lon, number, text] of places)
  L.marker([lat, lon], {
    icon: L.divIcon({className: "sign", html: number, iconSize: [24, 24]}), title: text,
  }).bindPopup(text).addTo(map);
window.usable = performance.now();
window.waits = false;
