// The desk's one script. Everything works without it; with it a form is sent once however often its button is pressed,
// and a field that is filled in already is selected when it gets the focus.
export const deskScript = `
document.addEventListener('submit',function(e){
var f=e.target;
if(f.dataset.sent){e.preventDefault();return}
f.dataset.sent='1';
setTimeout(function(){f.querySelectorAll('button').forEach(function(b){b.disabled=true});f.setAttribute('aria-busy','true')},0);
});
addEventListener('pageshow',function(){document.querySelectorAll('form').forEach(function(f){
if(!f.dataset.sent)return;
delete f.dataset.sent;f.removeAttribute('aria-busy');
f.querySelectorAll('button').forEach(function(b){b.disabled=false});
})});
document.addEventListener('focusin',function(e){if(e.target.matches&&e.target.matches('input[data-select]'))e.target.select()});
var first=document.querySelector('input[autofocus][data-select]');if(first)first.select();
`.trim();
